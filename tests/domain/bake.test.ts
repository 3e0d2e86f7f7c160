import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { createPictures, drawingOf } from '~/domain/credential/art.server'
import { bakePng, bakeSvg, unbake } from '~/domain/credential/bake.server'

const STAGES = ['l1', 'l2', 'l3', 'l4', 'q1', 'q2', 'q3', 'q4']
const pictures = createPictures()
const DOCUMENT = JSON.stringify({ name: 'Łukasz ]]> Đorđević — 李', proof: ['<svg', '</openbadges:credential>'] })
let png: Buffer
beforeAll(async () => {
	png = (await pictures.pngOf('l1')) ?? Buffer.alloc(0)
})

describe('the picture of a badge', () => {
	test('is painted for each level and each quarter, and no two are the same', async () => {
		const all = await Promise.all(STAGES.map((stage) => pictures.pngOf(stage)))
		for (const picture of all) {
			expect(picture?.readUInt32BE(16)).toBe(600)
			expect(picture?.length).toBeGreaterThan(20_000)
		}
		expect(new Set(all.map((picture) => picture?.toString('base64'))).size).toBe(STAGES.length)
		expect(await pictures.pngOf('l9')).toBeNull()
		expect(await pictures.pngOf('__proto__')).toBeNull()
	})
})

describe('a baked badge', () => {
	test('gives back what was put in, from PNG, from SVG and from JSON', () => {
		const drawing = drawingOf('q2') ?? ''
		for (const baked of [bakePng(png, DOCUMENT), Buffer.from(bakeSvg(drawing, DOCUMENT)), Buffer.from(DOCUMENT)])
			expect(JSON.stringify(unbake(baked))).toBe(DOCUMENT)
	})

	test('gives back any text', () => {
		const drawing = drawingOf('l3') ?? ''
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme' }), (text) => {
				const document = JSON.stringify({ text })
				expect(unbake(bakePng(png, document))).toEqual({ text })
				expect(unbake(Buffer.from(bakeSvg(drawing, document)))).toEqual({ text })
			}),
		)
	})

	test('gives nothing of a text in which a name stands twice, for readers differ in which they take', () => {
		const twice = DOCUMENT.replace('{', '{"name":"Eve",')
		for (const text of [twice, '{"a":{"b":1,"b":1}}', '[{"b":1,"\\u0062":1}]', '{"a" : 1, "a"\n: 1}'])
			expect(unbake(Buffer.from(text))).toBeNull()
		const tricky = '{"a":"b\\":","c:":[{"a":1},{"a":":"}]}'
		expect(unbake(Buffer.from(tricky))).toEqual(JSON.parse(tricky))
	})

	test('as PNG holds it in one chunk, the first after the header, with a sum that fits', () => {
		const baked = bakePng(png, DOCUMENT)
		// 8 of the signature, 25 of the header
		expect(baked.toString('latin1', 37, 41)).toBe('iTXt')
		expect(baked.toString('latin1', 41, 60)).toBe('openbadgecredential')
		expect(baked.indexOf('iTXt', 45)).toBe(-1)
		expect(baked.length).toBe(png.length + 12 + 24 + Buffer.byteLength(DOCUMENT))
	})

	test('as SVG holds it first, and is a drawing still', () => {
		const baked = bakeSvg(drawingOf('l1') ?? '', DOCUMENT)
		expect(baked).toMatch(
			/^<svg xmlns:openbadges="https:\/\/purl\.imsglobal\.org\/ob\/v3p0"[^>]*><openbadges:credential><!\[CDATA\[/,
		)
		expect(baked.endsWith('</svg>') || baked.trimEnd().endsWith('</svg>')).toBe(true)
	})
})

describe('nothing is read from', () => {
	test.each<[string, () => Buffer]>([
		['a picture without a credential', () => png],
		['a drawing without one', () => Buffer.from(drawingOf('l1') ?? '')],
		['a picture with two', () => bakePng(bakePng(png, DOCUMENT), '{}')],
		['a drawing with two', () => Buffer.from(bakeSvg(bakeSvg(drawingOf('l1') ?? '', DOCUMENT), '{}'))],
		['a picture that ends in the middle', () => bakePng(png, DOCUMENT).subarray(0, 60)],
		[
			'a picture whose chunk is longer than it',
			() => {
				const long = Buffer.from(bakePng(png, DOCUMENT))
				long.writeUInt32BE(0xffffffff, 33)
				return long
			},
		],
		['no JSON', () => Buffer.from('{"name":')],
		['nothing', () => Buffer.alloc(0)],
	])('%s', (_what, bytes) => expect(unbake(bytes())).toBeNull())

	test('whatever bytes somebody sends: it answers and throws nothing', () => {
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 300 }), fc.boolean(), (bytes, asPng) => {
				const given = asPng ? Buffer.concat([png.subarray(0, 33), bytes]) : Buffer.from(bytes)
				unbake(given)
			}),
		)
	})
})
