import { describe, expect, test } from 'vitest'
import { type Answer, ratedItems, reportOf } from '~/domain/round360/report'
import { showReport } from '~/domain/round360/show'
import { anAnswer, culturePulse, listening, partnerFeedback, teamSafety } from '../support/rounds360'

const same = <Item>(items: readonly Item[]) => [...items]
const report = (answers: Answer[]) => reportOf(listening, answers, same)
const means = (...points: number[]) => report(points.map((each) => anAnswer('reports', each)))

describe('a result in words', () => {
	const first = ratedItems(listening)[0]?.id ?? ''
	const unseen = (answer: Answer): Answer => {
		const { [first]: _left, ...ratings } = answer.ratings
		return { ...answer, ratings }
	}

	test('has a column for each group, all of them, and the line manager by name; a dash where too few could see', () => {
		const shown = showReport(
			listening,
			report([
				...[4, 4, 4].map((points) => anAnswer('reports', points)),
				unseen(anAnswer('peers', 2)),
				...[2, 2].map((points) => anAnswer('peers', points)),
				anAnswer('manager', 5),
			]),
			null,
		)
		expect(shown.columns).toEqual([
			{ name: 'Reports', answers: 3 },
			{ name: 'Peers', answers: 3 },
			{ name: 'All of these', answers: 6 },
			{ name: 'Line manager, by name', answers: null },
		])
		expect(shown.rows[0]?.cells).toEqual(['4.0', null, '4.0', '5'])
		expect(shown.rows[1]?.cells).toEqual(['4.0', '2.0', '3.0', '5'])
		expect(shown.change).toBeNull()
	})

	test('says of a change whether it is clear', () => {
		const [low, high] = [means(3, 3, 3.2), means(4, 4, 4.2)]
		expect(showReport(listening, high, low).change).toEqual({ from: '3.07', to: '4.07', clear: 'up' })
		expect(showReport(listening, low, low).change?.clear).toBeNull()
	})

	test('of a team is a range around its mean, each figure over five people at least', () => {
		const answers = [3, 3, 4, 4, 2].map((points) => anAnswer('team', points, {}, teamSafety))
		const shown = showReport(teamSafety, reportOf(teamSafety, answers, same), null)
		// Two of seven statements are reversed: 3.2 five times and 2.8 twice, with a spread of 0.4 between people.
		expect(shown).toMatchObject({ title: 'Your team has answered', mean: '3.1', range: '2.8 to 3.4', spread: '0.4' })
		expect(shown.rows.map(({ cells }) => cells)).toEqual(
			Array(7)
				.fill('3.0')
				.map((cell) => [cell]),
		)
		expect(shown.rows.filter(({ says }) => says.endsWith('(turned around: the higher, the less of it)'))).toHaveLength(
			2,
		)
		const alike = [3, 3, 3, 3, 3].map((points) => anAnswer('team', points, {}, teamSafety))
		expect(showReport(teamSafety, reportOf(teamSafety, alike, same), null)).toMatchObject({
			mean: '3.0',
			range: '2.7 to 3.3',
			spread: 'under 0.3',
		})
		// One more person: what both readings show allows for every answer that person may have given.
		const seen = [1, 2, 3, 4, 5].map((points) => {
			const six = [...answers, anAnswer('team', points, {}, teamSafety)]
			return showReport(teamSafety, reportOf(teamSafety, six, same), null).rows[0]?.cells[0]
		})
		expect(new Set(seen).size).toBeLessThan(3)
		const four = showReport(teamSafety, reportOf(teamSafety, answers.slice(1), same), null)
		expect(four).toMatchObject({ title: 'Too few to show', mean: null, range: null, spread: null, rows: [] })
	})

	test('of a part of the organization is a range too, from eight people on', () => {
		const answers = [3, 3, 4, 4, 2, 5, 3, 4].map((points) => anAnswer('part', points, {}, culturePulse))
		const shown = showReport(culturePulse, reportOf(culturePulse, answers, same), null)
		expect(shown).toMatchObject({ title: 'They have answered', mean: '3.5', range: expect.stringContaining(' to ') })
		expect(shown.rows.map(({ cells }) => cells)).toEqual(Array(5).fill(['3.5']))
		const seven = showReport(culturePulse, reportOf(culturePulse, answers.slice(1), same), null)
		expect(seven).toMatchObject({ title: 'Too few to show', mean: null, range: null, rows: [] })
	})

	test('of partners is a figure for each question, no sum, and no verdict', () => {
		const said = (...points: number[]) => {
			const answers = points.map((each) => anAnswer('partners', each, {}, partnerFeedback))
			return reportOf(partnerFeedback, answers, same)
		}
		const shown = showReport(partnerFeedback, said(1, 2, 3), said(4, 4, 4))
		expect(shown).toMatchObject({ title: 'Your partners have answered', mean: null, change: null, manager: null })
		expect(shown.columns).toEqual([{ name: 'Partners', answers: 3 }])
		expect(shown.rows.map(({ cells }) => cells)).toEqual(Array(4).fill(['2.0']))
		expect(showReport(partnerFeedback, said(5, 5), null)).toMatchObject({ title: 'Too few to show', rows: [] })
	})

	test('of too few is no figure at all', () => {
		const shown = showReport(listening, null, null)
		expect(shown).toMatchObject({ outcome: 'too-few', mean: null, rows: [], columns: [], keep: [], manager: null })
	})
})
