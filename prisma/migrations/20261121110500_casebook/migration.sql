-- CreateTable
CREATE TABLE "Case" (
    "id" TEXT NOT NULL,
    "authorId" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'draft',
    "title" TEXT NOT NULL DEFAULT '',
    "goal" TEXT NOT NULL DEFAULT '',
    "tried" TEXT NOT NULL DEFAULT '',
    "working" TEXT NOT NULL DEFAULT '',
    "notWorking" TEXT NOT NULL DEFAULT '',
    "ask" TEXT NOT NULL DEFAULT '',
    "about" TEXT NOT NULL DEFAULT '',
    "audience" TEXT NOT NULL DEFAULT 'cohort',
    "cohortId" TEXT,
    "stageKey" TEXT NOT NULL DEFAULT '',
    "isAnonymous" BOOLEAN NOT NULL DEFAULT true,
    "wasNamed" BOOLEAN NOT NULL DEFAULT false,
    "wasStopped" BOOLEAN NOT NULL DEFAULT false,
    "subjectIds" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "subjectTeams" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "theirTeams" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "sharedOn" TEXT,
    "learnings" TEXT NOT NULL DEFAULT '',
    "revision" INTEGER NOT NULL DEFAULT 1,
    "savedBy" TEXT NOT NULL DEFAULT '',
    "changedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Case_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CaseApart" (
    "caseId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,

    CONSTRAINT "CaseApart_pkey" PRIMARY KEY ("caseId","personId")
);

-- CreateTable
CREATE TABLE "CaseSuggestion" (
    "id" TEXT NOT NULL,
    "caseId" TEXT NOT NULL,
    "byId" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "isAnonymous" BOOLEAN NOT NULL DEFAULT false,
    "outcome" TEXT NOT NULL DEFAULT '',
    "told" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "CaseSuggestion_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Case_authorId_changedAt_idx" ON "Case"("authorId", "changedAt");

-- CreateIndex
CREATE INDEX "Case_state_sharedOn_idx" ON "Case"("state", "sharedOn");

-- CreateIndex
CREATE INDEX "CaseApart_personId_idx" ON "CaseApart"("personId");

-- CreateIndex
CREATE INDEX "CaseSuggestion_caseId_idx" ON "CaseSuggestion"("caseId");

-- CreateIndex
CREATE INDEX "CaseSuggestion_byId_idx" ON "CaseSuggestion"("byId");

-- AddForeignKey
ALTER TABLE "Case" ADD CONSTRAINT "Case_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Case" ADD CONSTRAINT "Case_cohortId_fkey" FOREIGN KEY ("cohortId") REFERENCES "Cohort"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CaseApart" ADD CONSTRAINT "CaseApart_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "Case"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CaseApart" ADD CONSTRAINT "CaseApart_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CaseSuggestion" ADD CONSTRAINT "CaseSuggestion_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "Case"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CaseSuggestion" ADD CONSTRAINT "CaseSuggestion_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
