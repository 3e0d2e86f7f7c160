import { capitalized, counted, listed } from '../number-words'
import { type Facts, factsOf } from './facts'
import { type Arrangement, type Broken, type Group, type Problem, SLOT_MINUTES, type Someone } from './kinds'
import { inLine, isInEverySeason, kinOf, sharedBy } from './rules'

/** Why somebody sits where they sit, why somebody has no place, and what would free one: in words, computed and not guessed. */
export type LeftOver = {
	id: string
	why: string
	fix: string
	/** Moves that give them a place at once: person → key of a cohort */
	moves: { person: string; to: string }[] | null
}

export function sayHours(minutes: number): string {
	if (minutes === 0) return 'no hour'
	const hours = Math.floor(minutes / 60)
	const rest = minutes % 60
	if (hours === 0) return `${rest} minutes`
	return rest === 0 ? counted(hours, 'hour', 'hours') : `${hours} h ${rest}`
}

/** For each placed person one reason, the strongest that holds. */
export function reasonsFor(problem: Problem, arrangement: Arrangement): Record<string, string> {
	const facts = factsOf(problem)
	const groups = arrangement.groups.map((group) => seen(facts, group))
	const nameOf = new Map(problem.people.map((person) => [person.id, person.name]))
	const reasons: Record<string, string> = {}
	for (const here of groups)
		for (const person of here.members) {
			const others = groups.filter((group) => group !== here && group.members.length > 0)
			reasons[person.id] = reasonFor(person, here, others)
		}
	return reasons

	function reasonFor(person: Someone, here: Seen, others: Seen[]): string {
		const wish = problem.pairs.find(({ one, other, kind }) => {
			const who = one === person.id ? other : other === person.id ? one : null
			return who !== null && kind !== 'allowed' && (kind === 'together') === here.group.people.includes(who)
		})
		if (wish) {
			const other = nameOf.get(wish.one === person.id ? wish.other : wish.one)
			if (other && wish.kind === 'together') return `To be with ${other}`
			if (other) return `To be apart from ${other}`
		}
		const reachable = others.filter((group) => meets(facts, group, person))
		if (others.length > 0 && reachable.length === 0) return 'No other cohort has hours in common with theirs'
		const open = reachable.filter((group) => kinIn(problem, group, person).length === 0)
		if (others.length > 0 && open.length === 0)
			return sayKin(kinIn(problem, reachable[0] as Seen, person)[0] as Kin, person)
		const near = here.members.filter((other) => other.id !== person.id && other.offset === person.offset).length
		if (person.track === 'ic' && here.members.filter(({ track }) => track === 'ic').length <= 3)
			return 'For the mix: few individual contributors here'
		if (near > 0) return `With ${counted(near, 'other', 'others')} on the same clock`
		return 'Hours and mix'
	}
}

type Seen = { group: Group; members: Someone[]; lead: Problem['leads'][number] | null; open: Uint8Array }
type Kin = { who: string; how: 'team' | 'above' | 'below' | 'leads'; key: string; id: string }

function seen(facts: Facts, group: Group): Seen {
	const { problem } = facts
	const indexes = group.people.flatMap((id) => facts.indexOf.get(id) ?? [])
	const lead = facts.leadIndexOf.get(group.leadId ?? '')
	const sets = [...indexes.map((index) => facts.open[index]), ...(lead === undefined ? [] : [facts.leadOpen[lead]])]
	return {
		group,
		members: indexes.map((index) => problem.people[index] as Someone),
		lead: lead === undefined ? null : (problem.leads[lead] ?? null),
		open: Uint8Array.from({ length: facts.slots }, (_, at) =>
			sets.reduce((mask, set) => mask & (set?.[at] ?? 127), 127),
		),
	}
}

function meets(facts: Facts, group: Seen, person: Someone): boolean {
	const own = facts.open[facts.indexOf.get(person.id) ?? -1]
	return isInEverySeason(facts.slots, facts.problem.settings.days, (at) => (group.open[at] ?? 0) & (own?.[at] ?? 0))
}

/** Everybody there whom a rule keeps from meeting this person. */
function kinIn(problem: Problem, { group, members, lead }: Seen, person: Someone): Kin[] {
	const allowed = (other: Someone) =>
		problem.pairs.some(
			({ one, other: two, kind }) =>
				kind === 'allowed' && [one, two].includes(person.id) && [one, two].includes(other.id),
		)
	const found: Kin[] = []
	if (lead && (lead.id === person.id || inLine(lead, person)))
		found.push({ who: lead.name, how: 'leads', key: group.key, id: lead.id })
	for (const other of members) {
		const kin = other.id === person.id ? null : kinOf(person, other)
		if (kin && !allowed(other))
			found.push({
				who: other.name,
				how: kin === 'team' ? 'team' : person.line.includes(other.id) ? 'above' : 'below',
				key: group.key,
				id: other.id,
			})
	}
	return found
}

function sayKin({ who, how, key }: Kin, person: Someone): string {
	if (how === 'leads') return `${who} leads ${key} and is in their reporting line`
	if (how === 'team') return `${who} of ${person.team} too is in ${key}`
	return how === 'above' ? `${who}, who is above them, is in ${key}` : `${who}, who reports to them, is in ${key}`
}

/** Everybody without a place. */
export function whyLeft(problem: Problem, arrangement: Arrangement): LeftOver[] {
	const placed = new Set(arrangement.groups.flatMap((group) => group.people))
	const left = problem.people.filter((person) => !placed.has(person.id))
	const facts = factsOf(problem)
	const groups = arrangement.groups.map((group) => seen(facts, group)).filter(({ members }) => members.length > 0)
	const isFull = placed.size >= problem.capacity
	const hoursOf = byHours(facts, groups, left)
	const movable = movableIn(facts, groups)
	return left.map((person) => ({
		id: person.id,
		...whyOne({ facts, groups, movable, isFull }, hoursOf(person), person),
	}))
}

/** What somebody's hours alone decide: found once for all who keep the same ones, for an intake may have two thousand people. */
type OfHours = {
	/** How many without a place could meet */
	alike: number
	hasLead: boolean
	near: Seen[]
	/** The cohort with which most is shared */
	best: { key: string; minutes: number } | undefined
}

function byHours(facts: Facts, groups: Seen[], left: Someone[]): (person: Someone) => OfHours {
	const { problem } = facts
	const keyOf = new Map(left.map((person) => [person.id, person.free.join()]))
	const alike = new Map<string, Someone[]>()
	for (const person of left) {
		const key = keyOf.get(person.id) ?? ''
		alike.set(key, [...(alike.get(key) ?? []), person])
	}
	const found = new Map<string, OfHours>()
	for (const [key, [person]] of alike) {
		if (!person) continue
		const near = groups.filter((group) => meets(facts, group, person))
		const sums = [...alike.values()].map((same) => (same[0] && meetsAlone(facts, person, same[0]) ? same.length : 0))
		const shared = (near.length > 0 ? [] : groups).map((group) => ({
			key: group.group.key,
			minutes: sharedMinutes(problem, [...group.members, person, ...(group.lead ? [group.lead] : [])]),
		}))
		found.set(key, {
			alike: sums.reduce((sum, count) => sum + count, 0),
			hasLead: problem.leads.some((lead) => sharedMinutes(problem, [lead, person]) >= problem.overlapMinutes),
			near,
			best: shared.toSorted((a, b) => b.minutes - a.minutes)[0],
		})
	}
	return ({ id }) => found.get(keyOf.get(id) ?? '') as OfHours
}

type Around = { facts: Facts; groups: Seen[]; movable: Movable; isFull: boolean }

function whyOne(around: Around, hours: OfHours, person: Someone): Omit<LeftOver, 'id'> {
	const { facts, groups, isFull } = around
	const { alike, near, best } = hours
	const { problem } = facts
	const asked = sayHours(problem.overlapMinutes)
	const { fewest, most } = problem.settings
	const missing = hours.hasLead ? 'one more cohort' : `one more lead who works in ${person.place}’s hours`
	const another =
		alike >= fewest
			? `${capitalized(missing)} frees this: ${counted(alike, 'person', 'people')} without a place share these hours.`
			: `${capitalized(counted(alike, 'person', 'people'))} without a place share${alike === 1 ? 's' : ''} these hours; a cohort of their own takes ${counted(fewest, 'person', 'people')} and a lead.`
	if (groups.length === 0) return { why: 'There is no cohort yet.', fix: another, moves: null }
	if (isFull)
		return {
			why: `All ${problem.capacity} seats of the intake are taken.`,
			fix: 'A larger capacity of the intake frees this.',
			moves: null,
		}
	if (near.length === 0) {
		const fewer =
			best && best.minutes >= 60 ? ` Or ask for ${sayHours(best.minutes)} in common instead of ${asked}.` : ''
		return {
			why: `Shares ${sayHours(best?.minutes ?? 0)} with ${best?.key}. The rule asks for ${asked}.`,
			fix: another + fewer,
			moves: null,
		}
	}
	const kin = near.flatMap((group) => kinIn(problem, group, person).slice(0, 1))
	const full = near
		.filter((group) => group.members.length >= most && kinIn(problem, group, person).length === 0)
		.map(({ group }) => group.key)
	const why = [
		...kin.slice(0, 2).map((each) => sayKin(each, person)),
		...(full.length > 0 ? [`${listed(full)} ${full.length === 1 ? 'is' : 'are'} full`] : []),
	]
	const moves = findMoves(around, near, person)
	const nameOf = (id: string) => problem.people.find((each) => each.id === id)?.name ?? ''
	const first = moves?.[0]
	const meeting = kin.find(({ how }) => how !== 'leads')
	const fix = !first
		? meeting
			? `A place in ${meeting.key} is free once an admin lets them meet ${meeting.who}, with a reason; or one more cohort.`
			: another
		: moves.length === 1
			? `There is room in ${first.to}.`
			: `Moving ${nameOf(first.person)} to ${first.to} frees a place in ${moves[1]?.to}.`
	return { why: why.length > 0 ? `${why.join('. ')}.` : 'Not placed yet.', fix, moves }
}

/** A place at once, or one that somebody else frees by moving without breaking a rule. */
function findMoves({ facts, movable }: Around, near: Seen[], person: Someone): LeftOver['moves'] {
	const { problem } = facts
	for (const group of near) if (fits(facts, person, group)) return [{ person: person.id, to: group.group.key }]
	for (const group of near) {
		const inTheWay = kinIn(problem, group, person)
		if (inTheWay.length > 1 || inTheWay[0]?.how === 'leads') continue
		for (const other of inTheWay.length === 1
			? group.members.filter(({ id }) => id === inTheWay[0]?.id)
			: group.members) {
			const to = movable.get(other.id)
			if (to && fits(facts, person, without(facts, group, other.id)))
				return [
					{ person: other.id, to },
					{ person: person.id, to: group.group.key },
				]
		}
	}
	return null
}

/** Who has a place and could have one in another cohort as well → its key. Asked of each of them once, not for each who has none. */
type Movable = ReadonlyMap<string, string>

function movableIn(facts: Facts, groups: Seen[]): Movable {
	const roomy = groups.filter((group) => hasRoom(facts, group))
	const movable = new Map<string, string>()
	for (const group of roomy.length > 0 ? groups : [])
		for (const person of group.members) {
			const to = roomy.find((each) => each !== group && fits(facts, person, each))
			if (to) movable.set(person.id, to.group.key)
		}
	return movable
}

function hasRoom({ problem }: Facts, { lead, members }: Seen): boolean {
	return lead !== null && members.length < problem.settings.most
}

function fits(facts: Facts, who: Someone, group: Seen): boolean {
	return hasRoom(facts, group) && kinIn(facts.problem, group, who).length === 0 && meets(facts, group, who)
}

function without(facts: Facts, { group }: Seen, personId: string): Seen {
	return seen(facts, { ...group, people: group.people.filter((id) => id !== personId) })
}

function sharedMinutes(problem: Problem, people: Someone[]): number {
	return (sharedBy(people, problem.settings.days)?.length ?? 0) * SLOT_MINUTES
}

function meetsAlone(facts: Facts, one: Someone, other: Someone): boolean {
	const [a, b] = [facts.open[facts.indexOf.get(one.id) ?? -1], facts.open[facts.indexOf.get(other.id) ?? -1]]
	return isInEverySeason(facts.slots, facts.problem.settings.days, (at) => (a?.[at] ?? 0) & (b?.[at] ?? 0))
}

/** A broken rule as a sentence. @param nameOf of a person or a lead */
export function sayBroken({ rule, group, people }: Broken, problem: Problem, nameOf: (id: string) => string): string {
	const [one = '', other = ''] = people.map(nameOf)
	const { fewest, most } = problem.settings
	switch (rule) {
		case 'too-few':
			return `${group} has fewer than ${counted(fewest, 'person', 'people')}.`
		case 'too-many':
			return `${group} has more than ${counted(most, 'person', 'people')}.`
		case 'no-lead':
			return `${group} has no lead.`
		case 'not-qualified':
			return `${one} cannot lead ${group}: not qualified for this level.`
		case 'lead-load':
			return `${one} would lead more cohorts than they may.`
		case 'lead-line':
			return one === other
				? `${one} cannot lead ${group} and sit in it.`
				: `${other} cannot sit in ${group}: ${one} leads it and is in their reporting line.`
		case 'team':
			return `${one} and ${other} in ${group} are of one team.`
		case 'line':
			return `${one} and ${other} in ${group} are in one reporting line.`
		case 'hours':
			return `${group} does not have ${sayHours(problem.overlapMinutes)} in common.`
		case 'seats':
			return `More people have a place than the intake has seats: ${problem.capacity}.`
	}
}
