-- CreateTable
CREATE TABLE "RecallCard" (
    "personId" TEXT NOT NULL,
    "questionKey" TEXT NOT NULL,
    "stability" DOUBLE PRECISION NOT NULL,
    "difficulty" DOUBLE PRECISION NOT NULL,
    "dueOn" TEXT NOT NULL,
    "reviewedOn" TEXT NOT NULL,
    "reps" INTEGER NOT NULL,
    "lapses" INTEGER NOT NULL,

    CONSTRAINT "RecallCard_pkey" PRIMARY KEY ("personId","questionKey")
);

-- CreateTable
CREATE TABLE "RecallPause" (
    "personId" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "RecallPause_pkey" PRIMARY KEY ("personId")
);

-- AddForeignKey
ALTER TABLE "RecallCard" ADD CONSTRAINT "RecallCard_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RecallPause" ADD CONSTRAINT "RecallPause_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
