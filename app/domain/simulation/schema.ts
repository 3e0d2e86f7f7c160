import { z } from 'zod'

/** As the database keeps what was chosen. */
export const storedSteps = z.array(z.object({ turn: z.string(), choice: z.string() }))

/** As in an address: what a page could not be found by is not kept. */
const id = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/)

/** `talk`: made by the page, so that a form sent twice begins one */
export const beginForm = z.object({ talk: id })

/** `at`: how many choices stood before it, so that one sent twice is made once and a stale page changes nothing. */
export const chooseForm = z.object({ at: z.coerce.number().int().min(0).max(50), choice: id })

/** Again from a turn: how many choices before it stay. */
export const replayForm = z.object({ talk: id, from: z.coerce.number().int().min(0).max(50) })
