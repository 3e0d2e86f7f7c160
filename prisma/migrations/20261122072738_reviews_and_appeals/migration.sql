-- AlterTable
ALTER TABLE "Person" ADD COLUMN     "mostReviews" INTEGER NOT NULL DEFAULT 3;

-- AlterTable
ALTER TABLE "ScoreSheet" ADD COLUMN     "round" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "Submission" ADD COLUMN     "firstDecidedAt" TIMESTAMPTZ(3),
ADD COLUMN     "round" INTEGER NOT NULL DEFAULT 1;

-- CreateTable
CREATE TABLE "RubricVersion" (
    "hash" TEXT NOT NULL,
    "rubricId" TEXT NOT NULL,
    "rubric" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "RubricVersion_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "AssessorTie" (
    "learnerId" TEXT NOT NULL,
    "assessorId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "saidById" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "AssessorTie_pkey" PRIMARY KEY ("learnerId","assessorId")
);

-- CreateIndex
CREATE INDEX "AssessorTie_assessorId_idx" ON "AssessorTie"("assessorId");

-- CreateIndex
CREATE INDEX "Submission_decision_submittedAt_idx" ON "Submission"("decision", "submittedAt");

-- AddForeignKey
ALTER TABLE "AssessorTie" ADD CONSTRAINT "AssessorTie_learnerId_fkey" FOREIGN KEY ("learnerId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AssessorTie" ADD CONSTRAINT "AssessorTie_assessorId_fkey" FOREIGN KEY ("assessorId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
