-- CreateTable
CREATE TABLE "WorkFile" (
    "id" TEXT NOT NULL,
    "submissionId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "byteCount" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,
    "addedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "WorkFile_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "WorkFile_submissionId_idx" ON "WorkFile"("submissionId");

-- AddForeignKey
ALTER TABLE "WorkFile" ADD CONSTRAINT "WorkFile_submissionId_fkey" FOREIGN KEY ("submissionId") REFERENCES "Submission"("id") ON DELETE CASCADE ON UPDATE CASCADE;

