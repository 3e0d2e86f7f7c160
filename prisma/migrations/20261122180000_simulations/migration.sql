-- CreateTable
CREATE TABLE "SimulationTalk" (
    "id" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "simulation" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "steps" JSONB NOT NULL DEFAULT '[]',
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "movedAt" TIMESTAMPTZ(3) NOT NULL,
    "finishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "SimulationTalk_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SimulationFinish" (
    "personId" TEXT NOT NULL,
    "simulation" TEXT NOT NULL,
    "stageKey" TEXT NOT NULL,
    "finishedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SimulationFinish_pkey" PRIMARY KEY ("personId","simulation","stageKey")
);

-- CreateIndex
CREATE INDEX "SimulationTalk_personId_simulation_idx" ON "SimulationTalk"("personId", "simulation");

-- CreateIndex
CREATE INDEX "SimulationFinish_stageKey_personId_idx" ON "SimulationFinish"("stageKey", "personId");

-- AddForeignKey
ALTER TABLE "SimulationTalk" ADD CONSTRAINT "SimulationTalk_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SimulationFinish" ADD CONSTRAINT "SimulationFinish_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

