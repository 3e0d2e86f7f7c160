type Json = unknown
type Step = string | number

/** Every way one value of a JSON document can be changed into something that says something else. */
export function everyChange(document: Json): { what: string; changed: Json }[] {
	return placesOf(document, []).flatMap(({ at, value }) =>
		instead(value)
			.filter(([, other]) => other !== value)
			.map(([how, other]) => ({ what: `${at.join('.')}: ${how}`, changed: put(document, at, other) })),
	)
}

const GONE = Symbol('gone')

function instead(value: Json): [string, Json][] {
	const always: [string, Json][] = [
		['gone', GONE],
		['null', null],
		['a number', 7],
		['false', false],
		['an empty text', ''],
		['an empty object', {}],
		['an empty list', []],
		['another text', 'https://evil.example/'],
	]
	if (typeof value !== 'string') return always
	return [
		...always,
		['longer', `${value}x`],
		['shorter', value.slice(0, -1)],
		['in other letters', value === value.toUpperCase() ? value.toLowerCase() : value.toUpperCase()],
		['with a space', ` ${value}`],
		['one letter different', `${value.slice(0, -1)}${value.endsWith('1') ? '2' : '1'}`],
		['in an object', { id: value }],
		['twice', [value, `${value}x`]],
	]
}

function placesOf(value: Json, at: Step[]): { at: Step[]; value: Json }[] {
	const here = at.length === 0 ? [] : [{ at, value }]
	if (Array.isArray(value)) return [...here, ...value.flatMap((each, index) => placesOf(each, [...at, index]))]
	if (typeof value !== 'object' || value === null) return here
	return [...here, ...Object.entries(value).flatMap(([key, each]) => placesOf(each, [...at, key]))]
}

function put(document: Json, at: Step[], other: Json): Json {
	const [step, ...rest] = at
	if (step === undefined) return other
	if (Array.isArray(document)) {
		const changed = document.map((each, index) => (index === step ? put(each, rest, other) : each))
		return changed.filter((each) => each !== GONE)
	}
	const changed = Object.entries(document as Record<string, Json>).map(
		([key, each]) => [key, key === step ? put(each, rest, other) : each] as const,
	)
	return Object.fromEntries(changed.filter(([, each]) => each !== GONE))
}
