-- CreateTable
CREATE TABLE "TrackOutcome" (
    "personId" TEXT NOT NULL,
    "program" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "talkedOn" TEXT NOT NULL,
    "sponsor" TEXT NOT NULL,
    "line" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "TrackOutcome_pkey" PRIMARY KEY ("personId","program")
);

-- AddForeignKey
ALTER TABLE "TrackOutcome" ADD CONSTRAINT "TrackOutcome_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
