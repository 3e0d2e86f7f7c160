import { type KnownFacts, mayBeLetCoLead, maySign, mayVouch } from './candidacy-policy'
import { holdsLevel } from './kinds'
import { type Candidacy, isReadyFor, type StepStanding } from './steps'

/** What whoever looks at somebody's way can do there now. The writes ask the same rules again. */
type WayActs = Record<'reason' | 'read' | 'conduct' | 'word' | 'beginTraining' | 'coLead' | 'sign' | 'qualify', boolean>

export function actsOn(
	{ candidacy, standings }: { candidacy: Candidacy; standings: readonly StepStanding[] },
	known: KnownFacts,
	isCandidate: boolean,
	coLeads: boolean,
): WayActs {
	const own = known.isSelf && isCandidate
	const isReady = isReadyFor(standings, 'sign-off')
	return {
		reason: known.isSelf && !holdsLevel(known.standing),
		read: own && !candidacy.hasRead,
		conduct: own && !candidacy.hasConduct,
		word: isCandidate && !candidacy.hasWord && mayVouch(known).ok,
		beginTraining: known.decides && (known.standing === null || known.standing === 'over'),
		coLead: !coLeads && mayBeLetCoLead({ ...known, isReady: isReadyFor(standings, 'co-facilitate') }).ok,
		sign: isCandidate && maySign({ ...known, isReady, signed: candidacy.leadSigned }).ok,
		qualify: known.isAdmin && !known.isSelf && isReady && candidacy.leadSigned && known.standing === 'training',
	}
}
