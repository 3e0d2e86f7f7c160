-- CreateTable
CREATE TABLE "TeamFigure" (
    "id" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "stageKey" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "team" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "source" TEXT NOT NULL DEFAULT '',
    "population" INTEGER,
    "spread" DOUBLE PRECISION,
    "beforeFrom" TEXT,
    "beforeTo" TEXT,
    "before" DOUBLE PRECISION,
    "beforeOf" INTEGER,
    "afterFrom" TEXT,
    "afterTo" TEXT,
    "after" DOUBLE PRECISION,
    "afterOf" INTEGER,
    "changed" TEXT NOT NULL DEFAULT '',
    "causes" TEXT NOT NULL DEFAULT '',
    "done" TEXT NOT NULL DEFAULT '',
    "limits" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "handedInAt" TIMESTAMPTZ(3),

    CONSTRAINT "TeamFigure_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "TeamFigure_stageKey_personId_idx" ON "TeamFigure"("stageKey", "personId");

-- AddForeignKey
ALTER TABLE "TeamFigure" ADD CONSTRAINT "TeamFigure_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
