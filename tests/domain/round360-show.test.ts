import { describe, expect, test } from 'vitest'
import { type Answer, ratedItems, reportOf } from '~/domain/round360/report'
import { showReport } from '~/domain/round360/show'
import { anAnswer, listening, partnerFeedback } from '../support/rounds360'

const report = (answers: Answer[]) => reportOf(listening, answers, (items) => [...items])
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

	test('of partners is a figure for each question, no sum, and no verdict', () => {
		const said = (...points: number[]) => {
			const answers = points.map((each) => anAnswer('partners', each, {}, partnerFeedback))
			return reportOf(partnerFeedback, answers, (items) => [...items])
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
