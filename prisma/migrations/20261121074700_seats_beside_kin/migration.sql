-- CreateTable
CREATE TABLE "SeatAllowance" (
    "cohortId" TEXT NOT NULL,
    "oneId" TEXT NOT NULL,
    "otherId" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "byId" TEXT NOT NULL,
    "givenAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SeatAllowance_pkey" PRIMARY KEY ("cohortId","oneId","otherId")
);

-- AddForeignKey
ALTER TABLE "SeatAllowance" ADD CONSTRAINT "SeatAllowance_cohortId_fkey" FOREIGN KEY ("cohortId") REFERENCES "Cohort"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- One row for a pair: the smaller id is named first.
ALTER TABLE "SeatAllowance" ADD CONSTRAINT "SeatAllowance_in_order" CHECK ("oneId" COLLATE "C" < "otherId" COLLATE "C");
