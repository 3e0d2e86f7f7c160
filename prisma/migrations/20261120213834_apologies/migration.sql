-- CreateTable
CREATE TABLE "Apology" (
    "sessionId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "saidAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Apology_pkey" PRIMARY KEY ("sessionId","personId")
);

-- AddForeignKey
ALTER TABLE "Apology" ADD CONSTRAINT "Apology_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Session"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Apology" ADD CONSTRAINT "Apology_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
