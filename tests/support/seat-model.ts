/**
 * What seats are, said once more without a database: two cohorts of one level, people by number. A row of the line is
 * where it was asked for; whoever holds an offer stays in it until they answer or the offer is over.
 */
type Standing = { who: number; state: 'asked' | 'waiting' | 'offered'; untilMs: number | null }
export type ModelCohort = {
	seats: number
	members: Set<number>
	/** Of its one session ahead, which they make up for here */
	guests: Set<number>
	line: Standing[]
}

const HOUR_MS = 3_600_000
export const OFFER_HOURS = 24

export class SeatModel {
	nowMs: number
	needsApproval = false
	readonly cohorts: readonly [ModelCohort, ModelCohort]

	constructor(nowMs: number, members: readonly [number[], number[]]) {
		const cohort = (people: number[]): ModelCohort => ({
			seats: people.length,
			members: new Set(people),
			guests: new Set(),
			line: [],
		})
		this.nowMs = nowMs
		this.cohorts = [cohort(members[0]), cohort(members[1])]
	}

	/** Who asks gets a free seat if nobody waits for it, else stands at the end. */
	ask(who: number, at: number): boolean {
		const cohort = this.at(at)
		if (this.isIn(who, at) || this.isIn(who, 1 - at) || this.standing(who, at)) return false
		if (this.needsApproval) cohort.line.push({ who, state: 'asked', untilMs: null })
		else if (this.free(at) > 0 && this.waiting(at).length === 0) cohort.members.add(who)
		else cohort.line.push({ who, state: 'waiting', untilMs: null })
		return true
	}

	take(who: number, at: number): boolean {
		const own = this.standing(who, at)
		if (own?.state !== 'offered' || (own.untilMs ?? 0) <= this.nowMs || this.isIn(who, 1 - at)) return false
		this.seat(who, at)
		return true
	}

	letGo(who: number, at: number): boolean {
		if (this.standing(who, at)?.state !== 'offered') return false
		this.leave(who, at)
		this.moveUp(at)
		return true
	}

	/** Who is in no line has what they wanted. */
	leaveLine(who: number, at: number): boolean {
		if (!this.standing(who, at)) return true
		this.leave(who, at)
		this.moveUp(at)
		return true
	}

	/** With a seat goes what was made up for elsewhere. That cohort's line moves with its next round. */
	remove(who: number, at: number): boolean {
		if (!this.isIn(who, at)) return false
		this.at(at).members.delete(who)
		this.at(1 - at).guests.delete(who)
		this.moveUp(at)
		return true
	}

	/** An admin adds past the line, but takes no seat that is held for somebody else. */
	add(who: number, at: number): boolean {
		if (this.isIn(who, at) || !this.hasSeatBesideOwnOffer(who, at)) return false
		this.seat(who, at)
		return true
	}

	transfer(who: number, from: number): boolean {
		const to = 1 - from
		if (!this.isIn(who, from) || this.isIn(who, to) || !this.hasSeatBesideOwnOffer(who, to)) return false
		this.at(from).members.delete(who)
		this.at(to).guests.delete(who)
		this.seat(who, to)
		this.moveUp(from)
		return true
	}

	resize(seats: number, at: number): boolean {
		const cohort = this.at(at)
		if (seats < cohort.seats - this.free(at)) return false
		cohort.seats = seats
		this.moveUp(at)
		return true
	}

	/** Offers whose time is over end, and so does whatever stands in line for somebody who has a seat elsewhere. */
	lapse(): boolean {
		for (const at of [0, 1]) {
			const cohort = this.at(at)
			cohort.line = cohort.line.filter(
				({ who, untilMs }) => (untilMs === null || untilMs > this.nowMs) && !this.isIn(who, 1 - at),
			)
			this.moveUp(at)
		}
		return true
	}

	/** Agreed to, one gets a seat that is free for whoever asked then; refused, one is out. */
	settle(who: number, at: number, agreed: boolean): boolean {
		const own = this.standing(who, at)
		if (own?.state !== 'asked' || this.isIn(who, 1 - at)) return true
		if (!agreed) {
			this.leave(who, at)
			return true
		}
		own.state = 'waiting'
		if (this.next(at).includes(own)) this.seat(who, at)
		return true
	}

	/** A member of one cohort makes up for a session in the other's. */
	visit(who: number, at: number): boolean {
		const there = this.at(at)
		if (!this.isIn(who, 1 - at) || this.isIn(who, at) || there.guests.has(who) || this.free(at) <= 0) return false
		there.guests.add(who)
		return true
	}

	/** Taken off already, all is as wanted. */
	unvisit(who: number, at: number): boolean {
		if (this.at(at).guests.delete(who)) this.moveUp(at)
		return true
	}

	at(at: number): ModelCohort {
		return this.cohorts[at === 0 ? 0 : 1]
	}

	private isIn(who: number, at: number): boolean {
		return this.at(at).members.has(who)
	}

	private standing(who: number, at: number): Standing | undefined {
		return this.at(at).line.find((each) => each.who === who)
	}

	private leave(who: number, at: number): void {
		const cohort = this.at(at)
		cohort.line = cohort.line.filter((each) => each.who !== who)
	}

	private seat(who: number, at: number): void {
		this.leave(who, at)
		this.at(at).members.add(who)
	}

	/** No guest is counted twice who has a seat there too. */
	private free(at: number): number {
		const { seats, members, guests, line } = this.at(at)
		const offered = line.filter(({ state }) => state === 'offered').length
		return seats - members.size - offered - [...guests].filter((who) => !members.has(who)).length
	}

	private hasSeatBesideOwnOffer(who: number, at: number): boolean {
		return this.free(at) + (this.standing(who, at)?.state === 'offered' ? 1 : 0) > 0
	}

	/** Who has a seat in the other cohort stands aside. */
	private waiting(at: number): Standing[] {
		return this.at(at).line.filter(({ who, state }) => state === 'waiting' && !this.isIn(who, 1 - at))
	}

	private next(at: number): Standing[] {
		return this.waiting(at).slice(0, Math.max(0, this.free(at)))
	}

	private moveUp(at: number): void {
		for (const each of this.next(at)) {
			each.state = 'offered'
			each.untilMs = this.nowMs + OFFER_HOURS * HOUR_MS
		}
	}
}
