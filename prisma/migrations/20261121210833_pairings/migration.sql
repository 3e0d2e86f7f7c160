-- CreateTable
CREATE TABLE "Pairing" (
    "id" TEXT NOT NULL,
    "byId" TEXT NOT NULL,
    "withId" TEXT NOT NULL,
    "part" TEXT NOT NULL,
    "stageKey" TEXT NOT NULL,
    "withStageKey" TEXT NOT NULL DEFAULT '',
    "onDay" TEXT NOT NULL,
    "line" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "confirmedAt" TIMESTAMPTZ(3),
    "declinedAt" TIMESTAMPTZ(3),
    "scores" JSONB,
    "scoredAt" TIMESTAMPTZ(3),

    CONSTRAINT "Pairing_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Pairing_byId_stageKey_idx" ON "Pairing"("byId", "stageKey");

-- CreateIndex
CREATE INDEX "Pairing_withId_withStageKey_idx" ON "Pairing"("withId", "withStageKey");

-- AddForeignKey
ALTER TABLE "Pairing" ADD CONSTRAINT "Pairing_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Pairing" ADD CONSTRAINT "Pairing_withId_fkey" FOREIGN KEY ("withId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
