import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { wasRead, willBeRead } from '../../server/content-seen'

let folder = ''
const made: string[] = []
beforeEach(() => {
	folder = fs.mkdtempSync(path.join(os.tmpdir(), 'belay-seen-'))
	made.push(folder)
	fs.mkdirSync(path.join(folder, 'content/deep'), { recursive: true })
	fs.writeFileSync(path.join(folder, 'content/deep/one.yaml'), 'title: One\n')
})
afterAll(() => {
	for (const each of made) fs.rmSync(each, { recursive: true, force: true })
})
const contentDir = () => path.join(folder, 'content')
const cacheDir = () => path.join(folder, 'cache')
const seen = () => wasRead(contentDir(), cacheDir())

test('content is known once it was read without a fault, until a file is changed, added or taken away', () => {
	expect(seen()).toBe(false)
	const note = willBeRead(contentDir(), cacheDir())
	expect(seen()).toBe(false)
	note()
	expect(seen()).toBe(true)
	const one = path.join(contentDir(), 'deep/one.yaml')
	const two = path.join(contentDir(), 'deep/two.yaml')
	for (const change of [
		() => fs.writeFileSync(one, 'title: Another\n'),
		() => fs.utimesSync(one, 1, 1),
		() => fs.writeFileSync(two, ''),
		() => fs.rmSync(two),
	]) {
		change()
		expect(seen()).toBe(false)
		willBeRead(contentDir(), cacheDir())()
		expect(seen()).toBe(true)
	}
})

test('what changed while it was read is not known', () => {
	const note = willBeRead(contentDir(), cacheDir())
	fs.writeFileSync(path.join(contentDir(), 'later.yaml'), '')
	note()
	expect(seen()).toBe(false)
})

test('another folder is not known, nor one that is not there, and without a cache nothing is', () => {
	willBeRead(contentDir(), cacheDir())()
	fs.cpSync(contentDir(), path.join(folder, 'copy'), { recursive: true, preserveTimestamps: true })
	expect(wasRead(path.join(folder, 'copy'), cacheDir())).toBe(false)
	willBeRead(path.join(folder, 'nowhere'), cacheDir())()
	expect(wasRead(path.join(folder, 'nowhere'), cacheDir())).toBe(false)
	willBeRead(contentDir(), null)()
	fs.writeFileSync(path.join(folder, 'file'), '')
	willBeRead(contentDir(), path.join(folder, 'file'))()
	expect(wasRead(contentDir(), path.join(folder, 'file'))).toBe(false)
})
