-- CreateTable
CREATE TABLE "ReadinessRun" (
    "id" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    "aim" TEXT NOT NULL,
    "answers" JSONB NOT NULL DEFAULT '{}',
    "startedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "finishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ReadinessRun_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ReadinessShare" (
    "runId" TEXT NOT NULL,
    "readerId" TEXT NOT NULL,
    "sharedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ReadinessShare_pkey" PRIMARY KEY ("runId","readerId")
);

-- CreateTable
CREATE TABLE "PipelinePlace" (
    "personId" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    "aim" TEXT NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PipelinePlace_pkey" PRIMARY KEY ("personId")
);

-- CreateIndex
CREATE INDEX "ReadinessRun_personId_finishedAt_idx" ON "ReadinessRun"("personId", "finishedAt");

-- CreateIndex
CREATE INDEX "ReadinessShare_readerId_idx" ON "ReadinessShare"("readerId");

-- AddForeignKey
ALTER TABLE "ReadinessRun" ADD CONSTRAINT "ReadinessRun_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReadinessShare" ADD CONSTRAINT "ReadinessShare_runId_fkey" FOREIGN KEY ("runId") REFERENCES "ReadinessRun"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReadinessShare" ADD CONSTRAINT "ReadinessShare_readerId_fkey" FOREIGN KEY ("readerId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PipelinePlace" ADD CONSTRAINT "PipelinePlace_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
