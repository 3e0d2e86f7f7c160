-- AlterTable
ALTER TABLE "Qualification" ADD COLUMN     "coLeadsAt" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "Candidacy" (
    "personId" TEXT NOT NULL,
    "stageKey" TEXT NOT NULL,
    "nominatedById" TEXT NOT NULL,
    "nominatedAt" TIMESTAMPTZ(3) NOT NULL,
    "nomination" TEXT NOT NULL DEFAULT '',
    "reason" TEXT NOT NULL DEFAULT '',
    "wordById" TEXT,
    "word" TEXT NOT NULL DEFAULT '',
    "managerId" TEXT,
    "time" TEXT NOT NULL DEFAULT '',
    "readAt" TIMESTAMPTZ(3),
    "conductAt" TIMESTAMPTZ(3),
    "signedById" TEXT,
    "signedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Candidacy_pkey" PRIMARY KEY ("personId","stageKey")
);

-- CreateTable
CREATE TABLE "SessionCrew" (
    "sessionId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "part" TEXT NOT NULL,
    "minutes" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SessionCrew_pkey" PRIMARY KEY ("sessionId","personId")
);

-- CreateTable
CREATE TABLE "Observation" (
    "id" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "stageKey" TEXT NOT NULL,
    "sessionId" TEXT NOT NULL,
    "observerId" TEXT NOT NULL,
    "arrangedAt" TIMESTAMPTZ(3) NOT NULL,
    "scores" JSONB NOT NULL DEFAULT '{}',
    "comment" TEXT NOT NULL DEFAULT '',
    "handedInAt" TIMESTAMPTZ(3),

    CONSTRAINT "Observation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CalibrationTry" (
    "id" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "stageKey" TEXT NOT NULL,
    "scores" JSONB NOT NULL,
    "close" INTEGER NOT NULL,
    "of" INTEGER NOT NULL,
    "passed" BOOLEAN NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "CalibrationTry_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Candidacy_stageKey_idx" ON "Candidacy"("stageKey");

-- CreateIndex
CREATE INDEX "SessionCrew_personId_idx" ON "SessionCrew"("personId");

-- CreateIndex
CREATE INDEX "Observation_personId_stageKey_idx" ON "Observation"("personId", "stageKey");

-- CreateIndex
CREATE INDEX "Observation_observerId_idx" ON "Observation"("observerId");

-- CreateIndex
CREATE UNIQUE INDEX "Observation_sessionId_personId_observerId_key" ON "Observation"("sessionId", "personId", "observerId");

-- CreateIndex
CREATE INDEX "CalibrationTry_personId_stageKey_idx" ON "CalibrationTry"("personId", "stageKey");

-- AddForeignKey
ALTER TABLE "Candidacy" ADD CONSTRAINT "Candidacy_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SessionCrew" ADD CONSTRAINT "SessionCrew_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Session"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SessionCrew" ADD CONSTRAINT "SessionCrew_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Observation" ADD CONSTRAINT "Observation_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Observation" ADD CONSTRAINT "Observation_observerId_fkey" FOREIGN KEY ("observerId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Observation" ADD CONSTRAINT "Observation_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Session"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CalibrationTry" ADD CONSTRAINT "CalibrationTry_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Sessions that were held before this was kept, by the parts people have today: who holds a qualification can renew it by them.
INSERT INTO "SessionCrew" ("sessionId", "personId", "part", "minutes", "at")
SELECT s.id, f."personId", f.part, LEAST(s."durationMinutes", ROUND(SUM(EXTRACT(EPOCH FROM p."untilAt" - p."fromAt")) / 60)::int), r."closedAt"
FROM "Session" s
JOIN "Room" r ON r.id = s.id AND r."closedAt" IS NOT NULL
JOIN "CohortFacilitator" f ON f."cohortId" = s."cohortId"
JOIN "Presence" p ON p."sessionId" = s.id AND p."personId" = f."personId"
WHERE s.kind <> 'self-run'
GROUP BY s.id, f."personId", f.part, r."closedAt"
HAVING SUM(EXTRACT(EPOCH FROM p."untilAt" - p."fromAt")) >= 60;
