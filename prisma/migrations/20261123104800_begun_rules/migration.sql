-- CreateTable
CREATE TABLE "BegunRules" (
    "personId" TEXT NOT NULL,
    "stageKey" TEXT NOT NULL,
    "rules" JSONB NOT NULL,

    CONSTRAINT "BegunRules_pkey" PRIMARY KEY ("personId","stageKey")
);

-- AddForeignKey
ALTER TABLE "BegunRules" ADD CONSTRAINT "BegunRules_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
