-- AlterTable
ALTER TABLE "SessionGroupSeat" ADD COLUMN     "place" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "Submission" ADD COLUMN     "record" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "slotId" TEXT;

-- CreateTable
CREATE TABLE "AssessmentSlot" (
    "id" TEXT NOT NULL,
    "stageKey" TEXT NOT NULL,
    "requirementId" TEXT NOT NULL,
    "localStart" TEXT NOT NULL,
    "timeZone" TEXT NOT NULL,
    "durationMinutes" INTEGER NOT NULL,
    "startsAt" TIMESTAMPTZ(3) NOT NULL,
    "callUrl" TEXT NOT NULL DEFAULT '',
    "place" TEXT NOT NULL DEFAULT '',
    "sessionId" TEXT,
    "cancelledAt" TIMESTAMPTZ(3),
    "cancelReason" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "AssessmentSlot_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SlotSeat" (
    "slotId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "part" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SlotSeat_pkey" PRIMARY KEY ("slotId","personId")
);

-- CreateIndex
CREATE UNIQUE INDEX "AssessmentSlot_sessionId_key" ON "AssessmentSlot"("sessionId");

-- CreateIndex
CREATE INDEX "AssessmentSlot_stageKey_startsAt_idx" ON "AssessmentSlot"("stageKey", "startsAt");

-- CreateIndex
CREATE INDEX "SlotSeat_personId_part_idx" ON "SlotSeat"("personId", "part");

-- CreateIndex
CREATE UNIQUE INDEX "Submission_slotId_key" ON "Submission"("slotId");

-- AddForeignKey
ALTER TABLE "Submission" ADD CONSTRAINT "Submission_slotId_fkey" FOREIGN KEY ("slotId") REFERENCES "AssessmentSlot"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AssessmentSlot" ADD CONSTRAINT "AssessmentSlot_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Session"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SlotSeat" ADD CONSTRAINT "SlotSeat_slotId_fkey" FOREIGN KEY ("slotId") REFERENCES "AssessmentSlot"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SlotSeat" ADD CONSTRAINT "SlotSeat_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
