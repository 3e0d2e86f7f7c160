import { describe, expect, test } from 'vitest'
import { cleanName, faultOf, LARGEST_FILE_BYTES, saidSize } from '~/domain/assessment/file-kinds'
import {
	aDocx,
	aJpeg,
	anOffice,
	aPdf,
	aPng,
	aZip,
	aZipWith,
	type Bytes,
	bytesOf,
	JPEG_END,
	joined,
	PNG_END,
} from '../support/files'

const svg = bytesOf('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
const page = { name: 'a.html', text: 'x' }
const html = bytesOf('<!doctype html><script>alert(1)</script>')

test.each<[string, Bytes]>([
	['case.pdf', aPdf()],
	['map.PNG', aPng()],
	['map.jpg', aJpeg()],
	['map.jpeg', aJpeg()],
	['notes.txt', bytesOf('One line\r\n\tand “another”, naïve\n')],
	['notes.md', bytesOf('# A title\n')],
	['case.docx', aDocx()],
	['figures.xlsx', anOffice('xl/workbook.xml')],
	['talk.pptx', anOffice('ppt/presentation.xml')],
])('%s may be attached', (name, bytes) => {
	expect(faultOf(name, bytes)).toBeNull()
})

describe('a file is refused that', () => {
	test.each<[string, string, Bytes, string]>([
		['is empty', 'a.txt', new Uint8Array(), 'no-file'],
		['is a byte too large', 'a.txt', bytesOf('x'.repeat(LARGEST_FILE_BYTES + 1)), 'file-too-large'],
		['has no ending', 'case', aPdf(), 'file-kind'],
		['is a page', 'a.html', html, 'file-kind'],
		['is a drawing that runs', 'a.svg', svg, 'file-kind'],
		['is a program', 'a.exe', bytesOf('MZ'), 'file-kind'],
		['is a workbook with macros by its ending', 'a.xlsm', anOffice('xl/workbook.xml'), 'file-kind'],
		['is named after what every object has', 'a.constructor', bytesOf('x'), 'file-kind'],
		['is a page called a PDF', 'a.pdf', html, 'file-content'],
		['is a drawing called a picture', 'a.png', svg, 'file-content'],
		['is a page before it is a PDF', 'a.pdf', joined(html, aPdf()), 'file-content'],
		['breaks off in the middle of a PDF', 'a.pdf', bytesOf('%PDF-1.7\n1 0 obj'), 'file-content'],
		['is a PDF and a ZIP', 'a.pdf', joined(aPdf(), aZip({ name: 'a.js', text: 'x' })), 'file-content'],
		['is a picture with a page behind it', 'a.png', joined(aPng(), html), 'file-content'],
		['is a photo with an archive behind it', 'a.jpg', joined(aJpeg(), aZip({ name: 'a', text: 'x' })), 'file-content'],
		['is a picture and a ZIP that ends as one', 'a.png', joined(aPng(), aZipWith(PNG_END, page)), 'file-content'],
		['is a photo and a ZIP that ends as one', 'a.jpg', joined(aJpeg(), aZipWith(JPEG_END, page)), 'file-content'],
		['is a PDF and a ZIP with a byte behind it', 'a.pdf', joined(aPdf(), aZip(page), bytesOf('\n')), 'file-content'],
		[
			'is a ZIP with as much behind it as programs look through',
			'a.jpg',
			joined(aJpeg(), aZip(page), new Uint8Array(0xff_ff - 2), JPEG_END),
			'file-content',
		],
		['is a picture of another kind', 'a.png', aJpeg(), 'file-content'],
		['is no text', 'a.txt', new Uint8Array([0xff, 0xfe, 0x41, 0]), 'file-content'],
		['holds a NUL', 'a.md', bytesOf('a\u0000b'), 'file-content'],
		['is any ZIP called a document', 'a.docx', aZip({ name: 'a.txt', text: 'x' }), 'file-content'],
		['is a workbook called a document', 'a.docx', anOffice('xl/workbook.xml'), 'file-content'],
		['is a document with macros', 'a.docx', aDocx({ name: 'word/vbaProject.bin', text: 'x' }), 'file-content'],
		['is a document with a program in it', 'a.docx', aDocx({ name: 'word/run.exe', text: 'x' }), 'file-content'],
		['is a document that was cut', 'a.docx', aDocx().slice(0, -30), 'file-content'],
		['has a page before its archive', 'a.docx', joined(html, aDocx()), 'file-content'],
	])('%s', (_what, name, bytes, fault) => {
		expect(faultOf(name, bytes)).toBe(fault)
	})

	test('says it holds gigabytes, which nobody unpacks to see', () => {
		const claims = { name: 'word/media/one.xml', text: '0'.repeat(1_000_000), claims: 0xf0_00_00_00 }
		const bomb = aDocx(claims)
		expect(bomb.byteLength).toBeLessThan(4_000)
		expect(faultOf('a.docx', bomb)).toBe('file-content')
	})

	test('lists contents where there are none: no byte outside of it is read', () => {
		const list = aDocx()
		new DataView(list.buffer).setUint32(list.length - 6, 0xff_ff_ff_ff, true)
		expect(faultOf('a.docx', list)).toBe('file-content')
	})
})

test.each([
	['..\\..\\windows\\system32\\case.PDF', 'case.pdf'],
	['../../etc/passwd.txt', 'passwd.txt'],
	['  My "case";\r\nSet-Cookie: x=1.pdf', 'My caseSet-Cookie x=1.pdf'],
	['invoice\u202Efdp.md', 'invoicefdp.md'],
	['.htaccess.txt', 'htaccess.txt'],
	['.pdf', 'file.pdf'],
	['Fallstudie Größe.docx', 'Fallstudie Größe.docx'],
	[`${'a'.repeat(300)}.pdf`, `${'a'.repeat(96)}.pdf`],
	['???.png', 'file.png'],
	['', 'file'],
])('a file sent as %j is kept as %j', (sent, kept) => {
	expect(cleanName(sent)).toBe(kept)
	expect(cleanName(kept)).toBe(kept)
})

test.each([
	[12, '1 KB'],
	[340 * 1024, '340 KB'],
	[LARGEST_FILE_BYTES, '5.0 MB'],
])('%i bytes read %s', (byteCount, words) => {
	expect(saidSize(byteCount)).toBe(words)
})
