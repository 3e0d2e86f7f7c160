-- AlterTable
ALTER TABLE "PatternCopy" ADD COLUMN     "fromSessionId" TEXT,
ADD COLUMN     "learningKey" TEXT;

-- CreateIndex
CREATE UNIQUE INDEX "PatternCopy_ownerId_fromSessionId_learningKey_key" ON "PatternCopy"("ownerId", "fromSessionId", "learningKey");

-- AddForeignKey
ALTER TABLE "PatternCopy" ADD CONSTRAINT "PatternCopy_fromSessionId_fkey" FOREIGN KEY ("fromSessionId") REFERENCES "Session"("id") ON DELETE SET NULL ON UPDATE CASCADE;
