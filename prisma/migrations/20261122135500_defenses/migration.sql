-- AlterTable
ALTER TABLE "AssessmentSlot" ADD COLUMN "defendsId" TEXT;

-- CreateIndex
CREATE INDEX "AssessmentSlot_defendsId_idx" ON "AssessmentSlot"("defendsId");

-- AddForeignKey
ALTER TABLE "AssessmentSlot" ADD CONSTRAINT "AssessmentSlot_defendsId_fkey" FOREIGN KEY ("defendsId") REFERENCES "Submission"("id") ON DELETE SET NULL ON UPDATE CASCADE;
