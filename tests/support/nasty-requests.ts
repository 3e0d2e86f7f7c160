import fc from 'fast-check'

/** Values that have broken somebody's form before; `{{long}}` ones are made when sent, so that a report stays short. */
export const NASTY_VALUES = [
	'',
	' ',
	'\u0000',
	'a\u0000b',
	'\ud800',
	'x\udfffy',
	'\u202egnirts',
	'\ufeff',
	'e\u0301'.repeat(30),
	'👩‍👩‍👧‍👦',
	'1e309',
	'-1e309',
	'NaN',
	'-0',
	'9007199254740993',
	'99999999999999999999999',
	'0x10',
	'1,5',
	'null',
	'undefined',
	'true',
	'[object Object]',
	'__proto__',
	'constructor',
	'toString',
	'{"$gt":""}',
	'[]',
	"' or 1=1 --",
	'$1',
	'%s%n',
	'%00',
	'../../etc/passwd',
	'<script>alert(1)</script>',
	'{{constructor.constructor("return process")()}}',
	'{process.exit()}',
	'---js\nprocess.exit()\n---',
	'import fs from "fs"',
	'https://evil.test',
	'//evil.test',
	'javascript:alert(1)',
	'2026-02-30',
	'9999-12-31',
	'0000-00-00',
	'2026-13-01',
	'2026-03-29',
	'25:61',
	'02:30',
	'Europe/Nowhere',
	'../UTC',
	'ZZZZ-ZZZZ-ZZ',
	'{"type":"insert","payload":{"name":"people","index":1000000000}}',
	'{"type":"reset","payload":{}}',
	'00000000-0000-0000-0000-000000000000',
] as const

const NASTY_NAMES = [
	'__proto__',
	'__proto__[x]',
	'__proto__.polluted',
	'constructor[prototype][polluted]',
	'constructor.prototype.polluted',
	'a[]',
	'a[0]',
	'a[999999999]',
	'a[-1]',
	'a[1e9]',
	'a[b][c][d]',
	'a.b.c.d',
	'[',
	']',
	'a[',
	'a..b',
	'.',
	'',
	'\u0000',
	'\ud800',
	'lines[0].personId',
	'lines[60].state',
	'people[100000]',
	'roles[0][x]',
	'toString',
	'hasOwnProperty',
	'intent',
	'__INTENT__',
	'__state__',
	'shown',
	'q:__proto__',
	'c:__proto__',
	'then',
] as const

export type Pair = [name: string, value: string]

/** One thing done to the fields of a form. */
export type Damage =
	| { do: 'replace'; at: number; value: string }
	| { do: 'drop'; at: number }
	| { do: 'twice'; at: number; value: string }
	| { do: 'bracket'; at: number; with: string }
	| { do: 'add'; name: string; value: string }
	| { do: 'long'; at: number; unit: string; times: number }
	| { do: 'many'; name: string; times: number }
	| { do: 'file'; at: number; type: string }

const value = fc.oneof(
	{ weight: 4, arbitrary: fc.constantFrom<string>(...NASTY_VALUES) },
	{ weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }) },
	{ weight: 1, arbitrary: fc.double().map(String) },
)
const at = fc.nat({ max: 11 })

const damage: fc.Arbitrary<Damage> = fc.oneof(
	{ weight: 12, arbitrary: fc.record({ do: fc.constant('replace' as const), at, value }) },
	{ weight: 1, arbitrary: fc.record({ do: fc.constant('drop' as const), at }) },
	{ weight: 3, arbitrary: fc.record({ do: fc.constant('twice' as const), at, value }) },
	{
		weight: 1,
		arbitrary: fc.record({
			do: fc.constant('bracket' as const),
			at,
			with: fc.constantFrom('[]', '[0]', '[x]', '.x', '[__proto__]', '[0][0]', '['),
		}),
	},
	{
		weight: 1,
		arbitrary: fc.record({
			do: fc.constant('add' as const),
			name: fc.oneof(fc.constantFrom<string>(...NASTY_NAMES), fc.string({ unit: 'binary', maxLength: 30 })),
			value,
		}),
	},
	{
		weight: 8,
		arbitrary: fc.record({
			do: fc.constant('long' as const),
			at,
			unit: fc.constantFrom('x', 'ä', '[', '>', '*', '<b>', '\u0000', 'word ', '👩‍👩‍👧‍👦', '\n'),
			times: fc.constantFrom(300, 5_000, 20_001, 60_000),
		}),
	},
	{
		weight: 1,
		arbitrary: fc.record({
			do: fc.constant('many' as const),
			name: fc.constantFrom('a', 'people[]', 'people', 'item', 'shown', 'lines[0].note', 'roles'),
			times: fc.constantFrom(100, 3_000),
		}),
	},
	{
		weight: 1,
		arbitrary: fc.record({
			do: fc.constant('file' as const),
			at,
			type: fc.constantFrom('image/svg+xml', 'text/html', 'application/x-msdownload', ''),
		}),
	},
)

const WRAPPINGS = [
	'urlencoded',
	'multipart',
	'multipart without its end',
	'multipart without a boundary',
	'multipart of another boundary',
	'json',
	'plain',
	'xml',
	'no type',
	'broken type',
	'bad percents',
	'five megabytes',
] as const
export type Wrapping = (typeof WRAPPINGS)[number]

/** What is sent in place of a good form: which form, by whom, as which kind of request, and what was done to it. */
export type NastyRequest = {
	form: number
	actor: number
	as: 'document' | 'data'
	damages: Damage[]
	wrapping: Wrapping
}

export const nastyRequest: fc.Arbitrary<NastyRequest> = fc.record({
	form: fc.nat({ max: 999 }),
	actor: fc.nat({ max: 99 }),
	as: fc.constantFrom('document' as const, 'data' as const),
	// Mostly one thing alone: a second fault hides the first.
	damages: fc.oneof(
		{ weight: 3, arbitrary: fc.tuple(damage) },
		{ weight: 1, arbitrary: fc.array(damage, { minLength: 2, maxLength: 4 }) },
	),
	wrapping: fc.oneof(
		{ weight: 10, arbitrary: fc.constant('urlencoded' as const) },
		{ weight: 5, arbitrary: fc.constant('multipart' as const) },
		{ weight: 4, arbitrary: fc.constantFrom(...WRAPPINGS) },
	),
})

type Part = Pair | [name: string, value: string, fileType: string]

/** The fields after the damage. */
export function damaged(good: Pair[], damages: Damage[]): Part[] {
	let parts: Part[] = good
	for (const each of damages) parts = apply(parts, each)
	return parts
}

function apply(parts: Part[], damage: Damage): Part[] {
	if (damage.do === 'add') return [...parts, [damage.name, damage.value]]
	if (damage.do === 'many')
		return [...parts, ...Array.from({ length: damage.times }, (_, index): Pair => [damage.name, String(index)])]
	if (parts.length === 0) return parts
	const chosen = damage.at % parts.length
	return parts.flatMap((part, index) => (index === chosen ? inPlaceOf(part, damage) : [part]))
}

function inPlaceOf(part: Part, damage: Exclude<Damage, { do: 'add' | 'many' }>): Part[] {
	const [name, old] = part
	switch (damage.do) {
		case 'replace':
			return [[name, damage.value]]
		case 'drop':
			return []
		case 'twice':
			return [part, [name, damage.value]]
		case 'bracket':
			return [[name + damage.with, old]]
		case 'long':
			return [[name, damage.unit.repeat(damage.times)]]
		case 'file':
			return [[name, old, damage.type]]
	}
}

/** The bytes that go out, and how they call themselves. */
export function wrapped(parts: Part[], wrapping: Wrapping): { type: string | null; body: Buffer } {
	const encoded = () => new URLSearchParams(parts.map(([name, text]) => [name, text])).toString()
	const boundary = 'belay-boundary'
	const multipart = (end: string) => Buffer.from(parts.map((part) => partOf(part, boundary)).join('') + end)
	switch (wrapping) {
		case 'urlencoded':
			return { type: 'application/x-www-form-urlencoded', body: Buffer.from(encoded()) }
		case 'multipart':
			return { type: `multipart/form-data; boundary=${boundary}`, body: multipart(`--${boundary}--\r\n`) }
		case 'multipart without its end':
			return { type: `multipart/form-data; boundary=${boundary}`, body: multipart('').subarray(0, -3) }
		case 'multipart without a boundary':
			return { type: 'multipart/form-data', body: multipart(`--${boundary}--\r\n`) }
		case 'multipart of another boundary':
			return { type: 'multipart/form-data; boundary="other', body: multipart(`--${boundary}--\r\n`) }
		case 'json':
			return { type: 'application/json', body: Buffer.from(JSON.stringify(parts)) }
		case 'plain':
			return { type: 'text/plain', body: Buffer.from(encoded()) }
		case 'xml':
			return {
				type: 'application/xml',
				body: Buffer.from('<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'),
			}
		case 'no type':
			return { type: null, body: Buffer.from(encoded()) }
		case 'broken type':
			return { type: ';;=charset', body: Buffer.from(encoded()) }
		case 'bad percents':
			// %ED%A0%80 is half of a surrogate pair in UTF-8's own clothes.
			return {
				type: 'application/x-www-form-urlencoded; charset=utf-16',
				body: Buffer.from(
					parts.map(([name]) => `${encodeURIComponent(Buffer.from(name).toString())}=%zz%ff%ED%A0%80%`).join('&'),
				),
			}
		case 'five megabytes':
			return {
				type: 'application/x-www-form-urlencoded',
				body: Buffer.concat([Buffer.from(`${encoded()}&x=`), Buffer.alloc(5 * 1024 * 1024, 'x')]),
			}
	}
}

function partOf([name, text, fileType]: Part, boundary: string): string {
	const file = fileType === undefined ? '' : '; filename="../../a.svg"'
	const type = fileType ? `Content-Type: ${fileType}\r\n` : ''
	return `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${file}\r\n${type}\r\n${text}\r\n`
}
