import { createHash } from 'node:crypto'
import type { LinkKey } from '../sign-in/links.server'

/**
 * What stands in a rater's address: an HMAC of the rater's id with the server's secret, without the id. Whoever has the
 * database and not the secret cannot tell whose a ticket is; nor does the server know when an answer comes.
 */
export function ticketOf(key: LinkKey, raterId: string): string {
	return key.tokenFor({ id: raterId, kind: 'rater' }).slice(raterId.length + 1)
}

/** Under what the database knows a ticket: a stolen table opens nothing. */
export function sealOf(ticket: string): string {
	return createHash('sha256').update(ticket).digest('hex')
}
