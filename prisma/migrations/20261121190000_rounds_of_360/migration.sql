-- CreateTable
CREATE TABLE "Asking" (
    "id" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "instrument" TEXT NOT NULL,
    "minutes" INTEGER NOT NULL,
    "askedOn" TEXT NOT NULL,

    CONSTRAINT "Asking_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Round360" (
    "id" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "stageKey" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'nominating',
    "instrument" JSONB NOT NULL,
    "approverId" TEXT,
    "note" TEXT NOT NULL DEFAULT '',
    "openKey" TEXT,
    "beganAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "openedAt" TIMESTAMPTZ(3),
    "closesAt" TIMESTAMPTZ(3),
    "remindedAt" TIMESTAMPTZ(3),
    "closedAt" TIMESTAMPTZ(3),
    "report" JSONB,
    "reply" TEXT NOT NULL DEFAULT '',
    "repliedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Round360_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Rater360" (
    "id" TEXT NOT NULL,
    "roundId" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "perspective" TEXT NOT NULL,
    "invitedOn" TEXT,

    CONSTRAINT "Rater360_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Ticket360" (
    "seal" TEXT NOT NULL,
    "roundId" TEXT NOT NULL,
    "group" TEXT NOT NULL,

    CONSTRAINT "Ticket360_pkey" PRIMARY KEY ("seal")
);

-- CreateTable
CREATE TABLE "Answer360" (
    "id" TEXT NOT NULL,
    "roundId" TEXT NOT NULL,
    "group" TEXT NOT NULL,
    "ratings" JSONB NOT NULL,
    "keep" TEXT NOT NULL DEFAULT '',
    "differently" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "Answer360_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Round360Share" (
    "roundId" TEXT NOT NULL,
    "readerId" TEXT NOT NULL,
    "sharedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Round360Share_pkey" PRIMARY KEY ("roundId","readerId")
);

-- CreateIndex
CREATE INDEX "Asking_email_askedOn_idx" ON "Asking"("email", "askedOn");

-- CreateIndex
CREATE UNIQUE INDEX "Round360_openKey_key" ON "Round360"("openKey");

-- CreateIndex
CREATE INDEX "Round360_personId_stageKey_idx" ON "Round360"("personId", "stageKey");

-- CreateIndex
CREATE INDEX "Round360_approverId_state_idx" ON "Round360"("approverId", "state");

-- CreateIndex
CREATE INDEX "Round360_state_closesAt_idx" ON "Round360"("state", "closesAt");

-- CreateIndex
CREATE INDEX "Rater360_email_idx" ON "Rater360"("email");

-- CreateIndex
CREATE UNIQUE INDEX "Rater360_roundId_email_key" ON "Rater360"("roundId", "email");

-- CreateIndex
CREATE INDEX "Ticket360_roundId_idx" ON "Ticket360"("roundId");

-- CreateIndex
CREATE INDEX "Answer360_roundId_idx" ON "Answer360"("roundId");

-- CreateIndex
CREATE INDEX "Round360Share_readerId_idx" ON "Round360Share"("readerId");

-- AddForeignKey
ALTER TABLE "Round360" ADD CONSTRAINT "Round360_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Round360" ADD CONSTRAINT "Round360_approverId_fkey" FOREIGN KEY ("approverId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Rater360" ADD CONSTRAINT "Rater360_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round360"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Ticket360" ADD CONSTRAINT "Ticket360_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round360"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Answer360" ADD CONSTRAINT "Answer360_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round360"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Round360Share" ADD CONSTRAINT "Round360Share_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round360"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Round360Share" ADD CONSTRAINT "Round360Share_readerId_fkey" FOREIGN KEY ("readerId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
