import type { Prisma, PrismaClient } from '#prisma/client'

/** The database as the domain sees it: always an argument, made in server/db.ts. */
export type Db = PrismaClient

/** Inside a transaction. On the embedded database the outer `Db` would block here, so only ever use `tx`. */
export type Tx = Prisma.TransactionClient

export type { Prisma }
