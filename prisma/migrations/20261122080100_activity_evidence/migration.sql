-- CreateTable
CREATE TABLE "ActivityEvidence" (
    "id" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "stageKey" TEXT NOT NULL,
    "activityId" TEXT NOT NULL,
    "way" TEXT NOT NULL DEFAULT '',
    "onDay" TEXT NOT NULL DEFAULT '',
    "minutes" INTEGER NOT NULL DEFAULT 0,
    "text" TEXT NOT NULL DEFAULT '',
    "sponsorId" TEXT,
    "sponsorName" TEXT NOT NULL DEFAULT '',
    "sponsorEmail" TEXT NOT NULL DEFAULT '',
    "state" TEXT NOT NULL DEFAULT 'draft',
    "openKey" TEXT,
    "linkId" TEXT,
    "linkEndsAt" TIMESTAMPTZ(3),
    "askedAt" TIMESTAMPTZ(3),
    "answeredAt" TIMESTAMPTZ(3),
    "reason" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ActivityEvidence_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "ActivityEvidence_openKey_key" ON "ActivityEvidence"("openKey");

-- CreateIndex
CREATE UNIQUE INDEX "ActivityEvidence_linkId_key" ON "ActivityEvidence"("linkId");

-- CreateIndex
CREATE INDEX "ActivityEvidence_personId_stageKey_idx" ON "ActivityEvidence"("personId", "stageKey");

-- CreateIndex
CREATE INDEX "ActivityEvidence_sponsorId_state_idx" ON "ActivityEvidence"("sponsorId", "state");

-- CreateIndex
CREATE INDEX "ActivityEvidence_stageKey_state_idx" ON "ActivityEvidence"("stageKey", "state");

-- AddForeignKey
ALTER TABLE "ActivityEvidence" ADD CONSTRAINT "ActivityEvidence_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ActivityEvidence" ADD CONSTRAINT "ActivityEvidence_sponsorId_fkey" FOREIGN KEY ("sponsorId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;
