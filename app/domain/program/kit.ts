type Rule<Name> = {
	attributes: readonly string[]
	/** Where text may stand: beside all else, only before the first component, or not at all */
	text: 'anywhere' | 'first' | 'nowhere'
	/** Components it may hold. One that nothing holds stands directly in a part. */
	holds: readonly Name[]
}

const kitOf = <Name extends string>(rules: Record<Name, Rule<NoInfer<Name>>>) => rules
const words = (...attributes: string[]) => ({ attributes, text: 'anywhere', holds: [] }) as const

/** The components a lesson may use, with everything one may write in each: anything else is a fault, never lost in silence. */
export const KIT = kitOf({
	Standfirst: words(),
	Note: words('title'),
	ForManagers: words(),
	ForICs: words(),
	Transcript: { attributes: ['title', 'minutes'], text: 'nowhere', holds: ['Line', 'Beat', 'Remark'] },
	Line: words('who'),
	Beat: words(),
	Remark: words(),
	BeforeAfter: { attributes: ['title'], text: 'nowhere', holds: ['Before', 'After'] },
	Before: words('label'),
	After: words('label'),
	Scenario: { attributes: ['id', 'title'], text: 'first', holds: ['Decision'] },
	Decision: { attributes: ['id', 'ask'], text: 'nowhere', holds: ['Choice'] },
	Choice: words('id', 'say', 'cost', 'best', 'next'),
	Reflection: words('id', 'ask'),
	Checklist: { attributes: ['id', 'title', 'minutes'], text: 'nowhere', holds: ['Item'] },
	Item: words('id'),
	Worksheet: { attributes: ['id', 'title', 'draws', 'minutes', 'limit', 'further'], text: 'first', holds: ['Row'] },
	Row: words('id', 'label', 'start', 'panel'),
	Exercise: words('id', 'title', 'with', 'minutes'),
	Check: { attributes: ['id'], text: 'nowhere', holds: ['Question'] },
	Question: { attributes: ['id', 'ask'], text: 'nowhere', holds: ['Answer'] },
	Answer: words('id', 'says', 'correct'),
	TryThisWeek: words('id', 'ask'),
	Advanced: words('title', 'minutes'),
	FurtherReading: words(),
})

export type KitName = keyof typeof KIT

export const KIT_NAMES = Object.keys(KIT) as KitName[]
const HELD = new Set(KIT_NAMES.flatMap((name) => KIT[name].holds))

/** Whether it stands directly in a part, under the part's title. */
export function standsInPart(name: KitName): boolean {
	return !HELD.has(name)
}
