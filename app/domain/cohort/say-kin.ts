import { listed } from '../number-words'

/** How two are kin: of one team, or one above the other */
export type How = 'team' | 'line'
/** Somebody who would sit beside one of their own */
export type Beside = { name: string; beside: string; how: How }
export type KinTogether = {
	names: string[]
	how: How
	/** `at`: null where the intake allowed it */
	allowed: { reason: string; by: string; at: Date | null } | null
}

const kinWords: Record<How, string> = { team: 'of one team', line: 'in one reporting line' }

/** What an admin reads before they say why: who, beside whom. */
export function sayBeside(beside: readonly Beside[]): string {
	// A team changed in between.
	if (beside.length === 0) return 'Who belongs together changed at this moment. Nobody was given a seat: try again.'
	return `${pairsOf(beside)}. Nobody was given a seat. Choose somebody else, or write why they sit together all the same.`
}

/** What an admin reads when a guest would meet their own: nobody is let in with a reason, for there are other ways. */
export function sayVisitBeside(beside: readonly Beside[]): string {
	return `${pairsOf(beside)}. Choose another session, or hold it again in their own cohort.`
}

function pairsOf(beside: readonly Beside[]): string {
	return listed(beside.map(({ name, beside: other, how }) => `${name} and ${other} are ${kinWords[how]}`))
}

/** "Ana Ruiz and Ben Okoro are of one team." */
export function sayPair({ names, how }: Pick<KinTogether, 'names' | 'how'>): string {
	return `${listed(names)} are ${kinWords[how]}.`
}
