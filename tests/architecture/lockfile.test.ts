import fs from 'node:fs'
import { describe, expect, test } from 'vitest'

/** W16: versions below which a published hole is open (security.md §1.3, §3), and that no copy further down is older. */
type Locked = { version?: string; dev?: boolean; optional?: boolean; integrity?: string; link?: boolean }

const lock = JSON.parse(fs.readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, Locked> }

/** Every copy of a package that is installed with the product, wherever it lies in the tree. */
function shipped(name: string): [place: string, version: string][] {
	return Object.entries(lock.packages)
		.filter(([place, each]) => place.endsWith(`node_modules/${name}`) && !each.dev)
		.map(([place, each]) => [place, each.version ?? ''])
}

function isAtLeast(version: string, floor: string): boolean {
	const [have, need] = [version, floor].map((each) => each.split('-')[0]?.split('.').map(Number) ?? [])
	for (const [index, part] of (need ?? []).entries()) {
		const other = have?.[index] ?? 0
		if (other !== part) return other > part
	}
	// "2.17.5-pre.1" comes before 2.17.5.
	return !version.includes('-')
}

const FLOORS: Record<string, string> = {
	remix: '2.17.5',
	'@remix-run/express': '2.17.5',
	'@remix-run/node': '2.17.5',
	'@remix-run/react': '2.17.5',
	'@remix-run/server-runtime': '2.17.5',
	'@remix-run/router': '1.23.4',
	'react-router': '6.30.6',
	'react-router-dom': '6.30.6',
	'socket.io-parser': '4.2.7',
	ws: '8.21.1',
}

describe('W16: the lock file', () => {
	test.each(Object.entries(FLOORS))('holds no %s older than %s', (name, floor) => {
		const copies = shipped(name)
		expect(copies.length).toBeGreaterThan(0)
		expect(copies.filter(([, version]) => !isAtLeast(version, floor))).toEqual([])
	})

	test.each([
		['8.21.1', '8.21.1', true],
		['8.21.0', '8.21.1', false],
		['8.9.9', '8.21.1', false],
		['10.0.0', '8.21.1', true],
		['2.17.5-pre.0', '2.17.5', false],
		['2.18.0', '2.17.5', true],
	])('knows whether %s reaches %s', (version, floor, reaches) => {
		expect(isAtLeast(version, floor)).toBe(reaches)
	})

	test('says of every package that is always installed what its bytes must hash to', () => {
		const bare = Object.entries(lock.packages).filter(
			([place, each]) => place !== '' && !each.link && !each.optional && !each.integrity,
		)
		expect(bare.map(([place]) => place)).toEqual([])
	})
})
