import { readBeginning } from './beginnings'

/**
 * What of a case could give somebody away. Runs in the browser as one writes: nothing is sent. It finds words that often
 * do, and says why; whether they do, the author knows alone.
 */
export const TRACE_KINDS = ['name', 'team', 'date', 'number', 'title', 'place', 'address', 'private'] as const
export type TraceKind = (typeof TRACE_KINDS)[number]
export type Trace = { kind: TraceKind; text: string; at: number }

export const traceWords: Record<TraceKind, { label: string; why: string }> = {
	name: { label: 'Looks like a name', why: 'Say what somebody does: “an engineer”, “a peer in another team”.' },
	team: {
		label: 'Looks like a team, a system or a project',
		why: 'Colleagues know who works on it. Say “a team we depend on”, “an old service”.',
	},
	date: {
		label: 'A date',
		why: 'Others can look up what happened that day. “Some weeks ago” says as much.',
	},
	number: { label: 'An exact number', why: 'It may be true of one team only. “About ten”, “a large sum” is enough.' },
	title: { label: 'A title', why: 'There may be one of these. Say “somebody senior”, “my manager’s manager”.' },
	place: {
		label: 'Perhaps a team, a place or a name',
		why: 'Few may be there. Say “another team”, “another office”, “a peer”.',
	},
	address: { label: 'An address or a ticket', why: 'It leads straight to the people. Leave it out.' },
	private: {
		label: 'Health, family, leave or belief',
		why: 'It belongs to the person. Leave it out, unless the case turns on it; for harm, use the safety page.',
	},
}

const MOST_TRACES = 24
const MONTH =
	'January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec'
const DAY = 'Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday'

/**
 * In the order in which they take a word: an address is no name, a date no number. Every repetition has an end, for one
 * that is tried from each letter of a long run anew takes the square of it.
 */
const PATTERNS: [TraceKind, RegExp][] = [
	[
		'address',
		/\bhttps?:\/\/\S+|\b[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}|(?<![\w@])@[a-z][\w.-]{1,60}|\b[A-Z][A-Z0-9]{1,12}-\d{1,9}\b|(?<!\w)#\d{2,}\b/g,
	],
	[
		'date',
		new RegExp(
			[
				String.raw`\b(?:19|20)\d\d-\d\d-\d\d\b`,
				String.raw`\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b`,
				String.raw`\b\d{1,2}(?:st|nd|rd|th)?(?: of)? (?:${MONTH})\b(?: \d{4})?`,
				String.raw`\b(?:${MONTH}) \d{1,2}(?:st|nd|rd|th)?\b(?:,? \d{4})?`,
				String.raw`\b(?:[Ii]n|[Ss]ince|[Uu]ntil|[Bb]y|[Ll]ast|[Nn]ext|of|early|late) (?:${MONTH})\b(?: \d{4})?`,
				String.raw`\b(?:[Oo]n|[Ll]ast|[Tt]his|[Nn]ext|[Ff]rom|[Ss]ince|[Uu]ntil|[Bb]y) (?:${DAY})\b`,
				String.raw`\bQ[1-4](?: ?(?:'|’)?\d{2,4})?\b`,
				String.raw`\b(?:19|20)\d{2}\b`,
				String.raw`\bat \d{1,2}(?::\d{2})? ?(?:am|pm)?\b`,
			].join('|'),
			'g',
		),
	],
	[
		'title',
		/\b(?:C[ETFOPIS]O|S?VP|EVP|CISO)\b|\b(?:[Vv]ice [Pp]resident|[Hh]ead of [\w-]+|[Dd]irector(?: of [\w-]+)?|(?:[Dd]istinguished|[Pp]rincipal|[Ff]ellow|[Cc]hief) (?:[Ee]ngineer|[Aa]rchitect|[Ss]cientist|[Oo]fficer))\b/g,
	],
	[
		'team',
		/(?<!\p{L})[Tt]eam \p{Lu}[\p{L}\p{M}\d-]{0,30}|(?<!\p{L})(?:(?!(?:The|Our|My|Their|His|Her|Its|Your|This|That|These|Those|Each|Every|Another|Whole|Any|No|One|Which|What|Some|Neither|Either|Both|A) )\p{Lu}[\p{L}\p{M}\d-]{1,30} ){1,3}(?:team|squad|tribe|guild|chapter|crew|department|division|platform|project|service)\b/gu,
	],
	[
		'private',
		/\b(?:pregnan\w*|maternity|paternity|parental leave|sick leave|burn(?:ed|t)[ -]out|burnout|depress\w+|anxiety|cancer|surgery|diagnos\w+|ADHD|autis\w+|divorc\w+|miscarriage|funeral|visa|religio\w+|disab(?:led|ility)\w*|gay|lesbian|trans(?:gender)?)\b/gi,
	],
	[
		'number',
		/(?:[€$£¥] ?\d[\d.,]{0,20}(?: ?(?:k|m|bn|thousand|million|billion)\b)?|\b\d[\d.,]{0,20}(?: ?(?:k|m|bn|%|percent|thousand|million|billion|euros?|dollars?|pounds?)(?!\w))|\b\d+ (?:people|engineers|developers|reports|customers|users|years|months|offices)\b|\b\d{1,3}(?:[.,]\d{3}){1,5}\b|\b\d{3,}\b)/g,
	],
	[
		'place',
		/(?<!\p{L})(?:in|from|to|near) (?:our |the |their )?\p{Lu}\p{Ll}[\p{L}\p{M}]*(?:[ -]\p{Lu}\p{Ll}[\p{L}\p{M}]*)?(?: office| site)?(?![\p{L}\p{M}’']| \p{Lu})/gu,
	],
]

/** Words with a capital that name nobody. Months that are names too are not among them: with a day they are taken as a date. */
const PLAIN = new Set(
	`I I'm I've I'd I'll Mr Mrs Ms Dr OK API APIs UI UX QA CI CD SQL PR PRs HR IT ID URL RFC RFCs OKR OKRs KPI KPIs MVP SRE SLA SLO IC ICs EM EMs PM PMs TL AI ML
	JavaScript TypeScript Java Kotlin Python Rust Go Ruby React Kubernetes Docker Linux Git GitHub GitLab Slack Jira Zoom Teams Kafka Postgres PostgreSQL
	English German French Spanish Portuguese Italian Belay ${DAY.replaceAll('|', ' ')} January February March July September October November December`.split(
		/\s+/,
	),
)

/** What follows somebody, and no word that could be a name: “Will said”, “Mark from”, “Hope and Maria”, “May’s review”. */
const ACTS =
	/^(?:[’']s\b|,? (?:is|was|has|had|says?|said|told|tells|asked|asks|wants|wanted|thinks|thought|feels|felt|left|leaves|came|comes|joined|refuses|refused|never|always|does|did|would|will|should|could|can|may|might|must|keeps|kept|got|went|gave|gives|made|makes|took|takes|sent|wrote|saw|knew|knows|spoke|isn|wasn|hasn|didn|doesn|won|wouldn|from|who|\p{Ll}+ed)(?!\p{Ll})|,? and (?:\p{Lu}|the |my )| \p{Ll}{2,12}s (?:it|the|an?|my|his|her|our|us|me|them|every|each|all|what|how|that|nothing)\b)/u

/**
 * Capitalized words in a row, read as one: “Tomasz Wiśniewski”, “Mei-Ling”, “Maria de la Cruz”. Accents may stand apart from
 * their letters.
 */
const NAMED =
	/\p{Lu}[\p{L}\p{M}’']*(?:-\p{L}[\p{L}\p{M}’']*)*(?: (?:(?:de|da|di|do|dos|del|van|von|der|den|bin|al|el|la) ){0,2}\p{Lu}[\p{L}\p{M}’']+(?:-\p{L}[\p{L}\p{M}’']*)*)*/gu
const BEGINS = /(?:^\s*|[.!?:…][”"’)]?[ \t]{1,2}|\n[ \t]?|[“"‘(—–*•>-][ \t]?)$/u
const LONGEST_BEFORE = 4

/**
 * Looks twice: what is a name in one place is one where a sentence begins, too.
 * @param known names the author's page holds anyway: of the people of their own cohorts
 */
export function findTraces(text: string, known: readonly string[] = []): Trace[] {
	const people = partsOf(known)
	const named = look(text, people).flatMap(({ kind, text }) => (kind === 'name' ? [text] : []))
	const alsoNames = [...partsOf(named)].filter((part) => readBeginning(part) !== 'word')
	return eachOnce(look(text, new Set([...people, ...alsoNames]))).slice(0, MOST_TRACES)
}

function look(text: string, known: ReadonlySet<string>): Trace[] {
	const found: Trace[] = []
	const taken = new Uint8Array(text.length)
	const take = (kind: TraceKind, at: number, words: string) => {
		if (taken.subarray(at, at + words.length).some(Boolean)) return
		taken.fill(1, at, at + words.length)
		found.push({ kind, text: words, at })
	}
	const named = [...text.matchAll(NAMED)].flatMap(({ index, 0: words }) => nameIn(text, index, words, known) ?? [])
	for (const { at, words } of named) if (holds(known, words)) take('name', at, words)
	for (const [kind, pattern] of PATTERNS)
		for (const { index, 0: words } of text.matchAll(pattern))
			if (kind !== 'place' || !PLAIN.has(words.split(' ').at(-1) ?? '')) take(kind, index, words)
	for (const { at, words } of named) take('name', at, words)
	return found.sort((a, b) => a.at - b.at)
}

type Named = { at: number; words: string }

/** What of these capitalized words may be a name; a sentence begins with a capital whatever it says. */
function nameIn(text: string, at: number, words: string, known: ReadonlySet<string>): Named | null {
	const [first = '', rest = ''] = words.split(/ (.*)/s)
	const bare = words.replaceAll('’', "'").replace(/'s?$/u, '')
	const beginning = BEGINS.test(text.slice(Math.max(0, at - LONGEST_BEFORE), at)) ? readBeginning(first) : 'name'
	if (beginning === 'name' || holds(known, first))
		return bare.length < 2 || PLAIN.has(bare) ? null : { at, words: words.slice(0, bare.length) }
	if (beginning === 'word') return rest ? nameIn(text, at + first.length + 1, rest, known) : null
	return rest || ACTS.test(text.slice(at + bare.length, at + bare.length + LONGEST_ACT))
		? { at, words: words.slice(0, bare.length) }
		: null
}

const LONGEST_ACT = 32

function holds(known: ReadonlySet<string>, words: string): boolean {
	return words.split(/[ -]/).some((word) => known.has(word.normalize().replace(/[’']s?$/u, '')))
}

const SHORTEST_NAME = 3

function partsOf(known: readonly string[]): Set<string> {
	const parts = known.flatMap((name) => name.normalize().split(/[\s-]+/))
	return new Set(parts.filter((part) => part.length >= SHORTEST_NAME))
}

/** The first of each: one word is pointed out once. */
function eachOnce(traces: Trace[]): Trace[] {
	const seen = new Set<string>()
	return traces.filter(({ kind, text }) => {
		const key = `${kind} ${text.toLowerCase()}`
		if (seen.has(key)) return false
		seen.add(key)
		return true
	})
}
