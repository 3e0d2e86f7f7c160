-- CreateTable
CREATE TABLE "PortfolioItem" (
    "personId" TEXT NOT NULL,
    "ref" TEXT NOT NULL,
    "agreedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PortfolioItem_pkey" PRIMARY KEY ("personId","ref")
);

-- AddForeignKey
ALTER TABLE "PortfolioItem" ADD CONSTRAINT "PortfolioItem_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

