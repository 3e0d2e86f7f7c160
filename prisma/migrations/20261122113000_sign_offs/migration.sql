-- AlterTable
ALTER TABLE "ActivityEvidence" ADD COLUMN     "submissionId" TEXT;

-- CreateIndex
CREATE INDEX "ActivityEvidence_submissionId_idx" ON "ActivityEvidence"("submissionId");

-- AddForeignKey
ALTER TABLE "ActivityEvidence" ADD CONSTRAINT "ActivityEvidence_submissionId_fkey" FOREIGN KEY ("submissionId") REFERENCES "Submission"("id") ON DELETE CASCADE ON UPDATE CASCADE;

