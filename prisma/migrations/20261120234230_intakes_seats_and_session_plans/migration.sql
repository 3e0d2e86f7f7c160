-- AlterTable
ALTER TABLE "Cohort" ADD COLUMN     "intakeId" TEXT;

-- AlterTable
ALTER TABLE "OneUseLink" ADD COLUMN     "subjectId" TEXT;

-- AlterTable
ALTER TABLE "Organization" ADD COLUMN     "offerHours" INTEGER NOT NULL DEFAULT 48,
ADD COLUMN     "seatsNeedApproval" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "OutboxMail" ADD COLUMN     "subjectId" TEXT;

-- AlterTable
ALTER TABLE "Person" ADD COLUMN     "holidays" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "levelSince" TEXT,
ADD COLUMN     "mostCohorts" INTEGER NOT NULL DEFAULT 2,
ADD COLUMN     "workDays" INTEGER[] DEFAULT ARRAY[1, 2, 3, 4, 5]::INTEGER[],
ADD COLUMN     "workFrom" TEXT NOT NULL DEFAULT '09:00',
ADD COLUMN     "workTo" TEXT NOT NULL DEFAULT '17:00';

-- AlterTable
ALTER TABLE "Session" ADD COLUMN     "kind" TEXT NOT NULL DEFAULT 'led',
ADD COLUMN     "makesUpForId" TEXT,
ADD COLUMN     "seriesId" TEXT;

-- CreateTable
CREATE TABLE "Qualification" (
    "personId" TEXT NOT NULL,
    "stageKey" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "founding" BOOLEAN NOT NULL DEFAULT false,
    "reason" TEXT NOT NULL DEFAULT '',
    "grantedById" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "until" TIMESTAMPTZ(3),

    CONSTRAINT "Qualification_pkey" PRIMARY KEY ("personId","stageKey")
);

-- CreateTable
CREATE TABLE "Need" (
    "careerTrack" TEXT NOT NULL,
    "careerLevel" TEXT NOT NULL,
    "stageKey" TEXT NOT NULL,
    "strength" TEXT NOT NULL,
    "withinDays" INTEGER NOT NULL,

    CONSTRAINT "Need_pkey" PRIMARY KEY ("careerTrack","careerLevel","stageKey")
);

-- CreateTable
CREATE TABLE "Excuse" (
    "personId" TEXT NOT NULL,
    "stageKey" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "until" TEXT NOT NULL,
    "byId" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Excuse_pkey" PRIMARY KEY ("personId","stageKey")
);

-- CreateTable
CREATE TABLE "Intake" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "stageKey" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'draft',
    "opensOn" TEXT NOT NULL,
    "closesOn" TEXT NOT NULL,
    "startsOn" TEXT NOT NULL,
    "capacity" INTEGER NOT NULL,
    "whoMay" TEXT NOT NULL DEFAULT 'needed',
    "overlapHours" INTEGER NOT NULL DEFAULT 2,
    "cancelReason" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Intake_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Application" (
    "id" TEXT NOT NULL,
    "intakeId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'in',
    "reason" TEXT NOT NULL DEFAULT '',
    "goals" TEXT NOT NULL DEFAULT '',
    "unavailable" JSONB NOT NULL DEFAULT '[]',
    "assignedById" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Application_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PairWish" (
    "intakeId" TEXT NOT NULL,
    "oneId" TEXT NOT NULL,
    "otherId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "byId" TEXT NOT NULL,

    CONSTRAINT "PairWish_pkey" PRIMARY KEY ("intakeId","oneId","otherId")
);

-- CreateTable
CREATE TABLE "Formation" (
    "id" TEXT NOT NULL,
    "intakeId" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "settings" JSONB NOT NULL,
    "progress" JSONB NOT NULL DEFAULT '{}',
    "proposal" JSONB,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "startedById" TEXT NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Formation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TimeAgreement" (
    "id" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "managerId" TEXT NOT NULL,
    "stageKey" TEXT NOT NULL,
    "intakeId" TEXT,
    "cohortId" TEXT,
    "state" TEXT NOT NULL DEFAULT 'asked',
    "note" TEXT NOT NULL DEFAULT '',
    "askedAt" TIMESTAMPTZ(3) NOT NULL,
    "answeredAt" TIMESTAMPTZ(3),

    CONSTRAINT "TimeAgreement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SeatWish" (
    "id" TEXT NOT NULL,
    "cohortId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "openKey" TEXT,
    "state" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "offeredAt" TIMESTAMPTZ(3),
    "offerEndsAt" TIMESTAMPTZ(3),
    "closedAt" TIMESTAMPTZ(3),

    CONSTRAINT "SeatWish_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SessionSeries" (
    "id" TEXT NOT NULL,
    "cohortId" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "format" TEXT NOT NULL,
    "everyWeeks" INTEGER NOT NULL,
    "firstStart" TEXT NOT NULL,
    "timeZone" TEXT NOT NULL,
    "durationMinutes" INTEGER NOT NULL,
    "callUrl" TEXT NOT NULL DEFAULT '',
    "place" TEXT NOT NULL DEFAULT '',
    "startedById" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "SessionSeries_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SessionGroup" (
    "id" TEXT NOT NULL,
    "sessionId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "callUrl" TEXT NOT NULL DEFAULT '',
    "place" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "SessionGroup_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SessionGroupSeat" (
    "groupId" TEXT NOT NULL,
    "sessionId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,

    CONSTRAINT "SessionGroupSeat_pkey" PRIMARY KEY ("sessionId","personId")
);

-- CreateTable
CREATE TABLE "SessionGuest" (
    "sessionId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "missedSessionId" TEXT NOT NULL,
    "byId" TEXT NOT NULL,
    "addedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SessionGuest_pkey" PRIMARY KEY ("sessionId","personId")
);

-- CreateTable
CREATE TABLE "SessionNote" (
    "sessionId" TEXT NOT NULL,
    "authorId" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SessionNote_pkey" PRIMARY KEY ("sessionId","authorId")
);

-- CreateTable
CREATE TABLE "SessionSurveyDone" (
    "sessionId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,

    CONSTRAINT "SessionSurveyDone_pkey" PRIMARY KEY ("sessionId","personId")
);

-- CreateTable
CREATE TABLE "SessionSurveyAnswer" (
    "id" TEXT NOT NULL,
    "sessionId" TEXT NOT NULL,
    "worth" INTEGER NOT NULL,
    "better" TEXT NOT NULL DEFAULT '',
    "released" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "SessionSurveyAnswer_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Qualification_stageKey_state_idx" ON "Qualification"("stageKey", "state");

-- CreateIndex
CREATE INDEX "Intake_status_stageKey_idx" ON "Intake"("status", "stageKey");

-- CreateIndex
CREATE INDEX "Application_personId_idx" ON "Application"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "Application_intakeId_personId_key" ON "Application"("intakeId", "personId");

-- CreateIndex
CREATE INDEX "Formation_intakeId_startedAt_idx" ON "Formation"("intakeId", "startedAt");

-- CreateIndex
CREATE INDEX "TimeAgreement_personId_stageKey_idx" ON "TimeAgreement"("personId", "stageKey");

-- CreateIndex
CREATE INDEX "TimeAgreement_managerId_state_idx" ON "TimeAgreement"("managerId", "state");

-- CreateIndex
CREATE UNIQUE INDEX "SeatWish_openKey_key" ON "SeatWish"("openKey");

-- CreateIndex
CREATE INDEX "SeatWish_cohortId_state_since_idx" ON "SeatWish"("cohortId", "state", "since");

-- CreateIndex
CREATE INDEX "SeatWish_state_offerEndsAt_idx" ON "SeatWish"("state", "offerEndsAt");

-- CreateIndex
CREATE INDEX "SeatWish_personId_state_idx" ON "SeatWish"("personId", "state");

-- CreateIndex
CREATE INDEX "SessionSeries_cohortId_idx" ON "SessionSeries"("cohortId");

-- CreateIndex
CREATE UNIQUE INDEX "SessionGroup_sessionId_name_key" ON "SessionGroup"("sessionId", "name");

-- CreateIndex
CREATE INDEX "SessionGroupSeat_groupId_idx" ON "SessionGroupSeat"("groupId");

-- CreateIndex
CREATE INDEX "SessionGuest_missedSessionId_idx" ON "SessionGuest"("missedSessionId");

-- CreateIndex
CREATE INDEX "SessionSurveyAnswer_sessionId_idx" ON "SessionSurveyAnswer"("sessionId");

-- AddForeignKey
ALTER TABLE "Cohort" ADD CONSTRAINT "Cohort_intakeId_fkey" FOREIGN KEY ("intakeId") REFERENCES "Intake"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_makesUpForId_fkey" FOREIGN KEY ("makesUpForId") REFERENCES "Session"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_seriesId_fkey" FOREIGN KEY ("seriesId") REFERENCES "SessionSeries"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Qualification" ADD CONSTRAINT "Qualification_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Excuse" ADD CONSTRAINT "Excuse_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Application" ADD CONSTRAINT "Application_intakeId_fkey" FOREIGN KEY ("intakeId") REFERENCES "Intake"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Application" ADD CONSTRAINT "Application_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PairWish" ADD CONSTRAINT "PairWish_intakeId_fkey" FOREIGN KEY ("intakeId") REFERENCES "Intake"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Formation" ADD CONSTRAINT "Formation_intakeId_fkey" FOREIGN KEY ("intakeId") REFERENCES "Intake"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TimeAgreement" ADD CONSTRAINT "TimeAgreement_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TimeAgreement" ADD CONSTRAINT "TimeAgreement_managerId_fkey" FOREIGN KEY ("managerId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TimeAgreement" ADD CONSTRAINT "TimeAgreement_intakeId_fkey" FOREIGN KEY ("intakeId") REFERENCES "Intake"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SeatWish" ADD CONSTRAINT "SeatWish_cohortId_fkey" FOREIGN KEY ("cohortId") REFERENCES "Cohort"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SeatWish" ADD CONSTRAINT "SeatWish_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SessionSeries" ADD CONSTRAINT "SessionSeries_cohortId_fkey" FOREIGN KEY ("cohortId") REFERENCES "Cohort"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SessionGroup" ADD CONSTRAINT "SessionGroup_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Session"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SessionGroupSeat" ADD CONSTRAINT "SessionGroupSeat_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "SessionGroup"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SessionGroupSeat" ADD CONSTRAINT "SessionGroupSeat_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SessionGuest" ADD CONSTRAINT "SessionGuest_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Session"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SessionGuest" ADD CONSTRAINT "SessionGuest_missedSessionId_fkey" FOREIGN KEY ("missedSessionId") REFERENCES "Session"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SessionGuest" ADD CONSTRAINT "SessionGuest_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SessionNote" ADD CONSTRAINT "SessionNote_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Session"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SessionNote" ADD CONSTRAINT "SessionNote_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SessionSurveyDone" ADD CONSTRAINT "SessionSurveyDone_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Session"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SessionSurveyDone" ADD CONSTRAINT "SessionSurveyDone_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SessionSurveyAnswer" ADD CONSTRAINT "SessionSurveyAnswer_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Session"("id") ON DELETE CASCADE ON UPDATE CASCADE;
