-- CreateTable
CREATE TABLE "InWriting" (
    "id" TEXT NOT NULL,
    "sessionId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "rehearsal" TEXT NOT NULL DEFAULT '',
    "handedInAt" TIMESTAMPTZ(3),
    "acceptedAt" TIMESTAMPTZ(3),
    "returnedAt" TIMESTAMPTZ(3),
    "reason" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "InWriting_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CaseReview" (
    "inWritingId" TEXT NOT NULL,
    "caseId" TEXT NOT NULL,
    "heard" TEXT NOT NULL,
    "ask" TEXT NOT NULL,
    "suggest" TEXT NOT NULL,

    CONSTRAINT "CaseReview_pkey" PRIMARY KEY ("inWritingId","caseId")
);

-- CreateIndex
CREATE INDEX "InWriting_personId_idx" ON "InWriting"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "InWriting_sessionId_personId_key" ON "InWriting"("sessionId", "personId");

-- CreateIndex
CREATE INDEX "CaseReview_caseId_idx" ON "CaseReview"("caseId");

-- AddForeignKey
ALTER TABLE "InWriting" ADD CONSTRAINT "InWriting_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Session"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "InWriting" ADD CONSTRAINT "InWriting_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CaseReview" ADD CONSTRAINT "CaseReview_inWritingId_fkey" FOREIGN KEY ("inWritingId") REFERENCES "InWriting"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CaseReview" ADD CONSTRAINT "CaseReview_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "Case"("id") ON DELETE CASCADE ON UPDATE CASCADE;
