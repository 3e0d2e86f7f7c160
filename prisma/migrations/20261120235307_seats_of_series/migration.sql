-- CreateTable
CREATE TABLE "SessionSeriesSeat" (
    "seriesId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,

    CONSTRAINT "SessionSeriesSeat_pkey" PRIMARY KEY ("seriesId","personId")
);

-- CreateIndex
CREATE INDEX "SessionSeriesSeat_personId_idx" ON "SessionSeriesSeat"("personId");

-- AddForeignKey
ALTER TABLE "SessionSeriesSeat" ADD CONSTRAINT "SessionSeriesSeat_seriesId_fkey" FOREIGN KEY ("seriesId") REFERENCES "SessionSeries"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SessionSeriesSeat" ADD CONSTRAINT "SessionSeriesSeat_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
