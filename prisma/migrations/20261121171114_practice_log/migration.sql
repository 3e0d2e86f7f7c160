-- CreateTable
CREATE TABLE "PracticeEntry" (
    "id" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "stageKey" TEXT NOT NULL,
    "onDay" TEXT NOT NULL,
    "minutes" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "ofOwnWork" BOOLEAN NOT NULL DEFAULT false,
    "line" TEXT NOT NULL DEFAULT '',
    "sessionId" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "deletedAt" TIMESTAMPTZ(3),

    CONSTRAINT "PracticeEntry_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "PracticeEntry_stageKey_personId_idx" ON "PracticeEntry"("stageKey", "personId");

-- CreateIndex
CREATE INDEX "PracticeEntry_deletedAt_idx" ON "PracticeEntry"("deletedAt");

-- CreateIndex
CREATE UNIQUE INDEX "PracticeEntry_personId_sessionId_key" ON "PracticeEntry"("personId", "sessionId");

-- AddForeignKey
ALTER TABLE "PracticeEntry" ADD CONSTRAINT "PracticeEntry_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PracticeEntry" ADD CONSTRAINT "PracticeEntry_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Session"("id") ON DELETE SET NULL ON UPDATE CASCADE;
