-- CreateTable
CREATE TABLE "SigningKey" (
    "publicKey" TEXT NOT NULL,
    "did" TEXT NOT NULL,
    "sealedKey" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "retiredAt" TIMESTAMPTZ(3),

    CONSTRAINT "SigningKey_pkey" PRIMARY KEY ("publicKey")
);

-- CreateTable
CREATE TABLE "StatusList" (
    "list" INTEGER NOT NULL,
    "did" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "document" TEXT NOT NULL,
    "signedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "StatusList_pkey" PRIMARY KEY ("list")
);

-- CreateTable
CREATE TABLE "Credential" (
    "certificationId" TEXT NOT NULL,
    "list" INTEGER NOT NULL,
    "place" INTEGER NOT NULL,
    "publicKey" TEXT NOT NULL,
    "document" TEXT NOT NULL,
    "isTest" BOOLEAN NOT NULL,

    CONSTRAINT "Credential_pkey" PRIMARY KEY ("certificationId")
);

-- CreateIndex
CREATE INDEX "SigningKey_did_idx" ON "SigningKey"("did");

-- CreateIndex
CREATE INDEX "Credential_publicKey_idx" ON "Credential"("publicKey");

-- CreateIndex
CREATE UNIQUE INDEX "Credential_list_place_key" ON "Credential"("list", "place");

-- AddForeignKey
ALTER TABLE "Credential" ADD CONSTRAINT "Credential_certificationId_fkey" FOREIGN KEY ("certificationId") REFERENCES "Certification"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Credential" ADD CONSTRAINT "Credential_publicKey_fkey" FOREIGN KEY ("publicKey") REFERENCES "SigningKey"("publicKey") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Credential" ADD CONSTRAINT "Credential_list_fkey" FOREIGN KEY ("list") REFERENCES "StatusList"("list") ON DELETE RESTRICT ON UPDATE CASCADE;
