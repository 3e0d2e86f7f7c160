-- CreateTable
CREATE TABLE "Conflict" (
    "id" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "stageKey" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "noticedOn" TEXT NOT NULL,
    "agreedOn" TEXT,
    "way" TEXT,
    "isPlayed" BOOLEAN NOT NULL DEFAULT false,
    "line" TEXT NOT NULL DEFAULT '',
    "settledAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Conflict_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Conflict_stageKey_personId_idx" ON "Conflict"("stageKey", "personId");

-- AddForeignKey
ALTER TABLE "Conflict" ADD CONSTRAINT "Conflict_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

