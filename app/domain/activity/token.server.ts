import type { LinkKey } from '../sign-in/links.server'

/** What stands in the address of a sponsor's letter: signed with its link's id, so that the table alone opens nothing. */
export function activityToken(key: LinkKey, linkId: string): string {
	return key.tokenFor({ id: linkId, kind: 'activity' })
}
