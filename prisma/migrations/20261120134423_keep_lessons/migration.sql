-- AlterTable
ALTER TABLE "Cohort" ADD COLUMN     "lessons" JSONB NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "ModuleProgress" ADD COLUMN     "readIn" JSONB NOT NULL DEFAULT '{}';

-- CreateTable
CREATE TABLE "LessonVersion" (
    "hash" TEXT NOT NULL,
    "moduleKey" TEXT NOT NULL,
    "module" JSONB NOT NULL,
    "seenAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "LessonVersion_pkey" PRIMARY KEY ("hash")
);

-- CreateIndex
CREATE INDEX "LessonVersion_moduleKey_seenAt_idx" ON "LessonVersion"("moduleKey", "seenAt");
