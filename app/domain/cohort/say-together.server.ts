import { whenOf } from '../zone/zone.server'
import { type KinTogether, sayPair } from './say-kin'

/** Two of one team or line in one cohort as its admin reads it, on their own clock. */
export function sayTogether(pair: KinTogether, zone: string) {
	const { allowed } = pair
	const who = sayPair(pair)
	if (!allowed)
		return {
			id: pair.names.join(),
			isBroken: true,
			says: `${who} Nobody said why: a team or a reporting line changed, or they were seated before Belay asked. Both keep their seats; move one if it stands in the way.`,
		}
	const when = allowed.at ? `on ${whenOf(allowed.at, zone).shortDay}` : 'for the intake'
	return {
		id: pair.names.join(),
		isBroken: false,
		says: `${who} Allowed${allowed.by ? ` by ${allowed.by}` : ''} ${when}: ${allowed.reason}`,
	}
}
