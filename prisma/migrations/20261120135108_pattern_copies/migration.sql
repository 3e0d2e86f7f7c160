-- CreateTable
CREATE TABLE "PatternCopy" (
    "id" TEXT NOT NULL,
    "ownerId" TEXT NOT NULL,
    "patternId" TEXT NOT NULL,
    "part" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "html" TEXT NOT NULL,
    "baseText" TEXT NOT NULL,
    "baseVersion" INTEGER NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "savedBy" TEXT NOT NULL DEFAULT '',
    "beforeText" TEXT,
    "beforeBaseText" TEXT,
    "beforeBaseVersion" INTEGER,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "changedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "PatternCopy_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "PatternCopy_ownerId_changedAt_idx" ON "PatternCopy"("ownerId", "changedAt");

-- AddForeignKey
ALTER TABLE "PatternCopy" ADD CONSTRAINT "PatternCopy_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
