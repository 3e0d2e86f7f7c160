import { type Cells, cellsFor, numberIn } from './sheet'

/** A profit and loss account of a company that moves payments, and what one of its merchants brings, from fourteen figures. */
export const STATEMENT_INPUTS = [
	/** Of the year, in millions */
	'payments',
	/** Of one payment, in cents; so of the next four */
	'fee',
	'passed-on',
	'fraud',
	'hosting',
	'support',
	/** Of the year, in thousands; so of the next two */
	'engineering',
	'selling',
	'general',
	/** One merchant's payments in a month, what each brings in cents, and what supporting that merchant costs in a month */
	'merchant-payments',
	'merchant-fee',
	'merchant-support',
	'cost-to-win',
	/** Of 100 such merchants, those who leave in a month */
	'churn',
] as const
type Input = (typeof STATEMENT_INPUTS)[number]
type Figures = Record<Input, number>

/** In thousands */
export type StatementLines = {
	fees: number
	passedOn: number
	net: number
	fraud: number
	hosting: number
	support: number
	gross: number
	engineering: number
	selling: number
	general: number
	result: number
}
/** Null where there is nothing to divide by, or nothing that comes back. */
export type UnitLines = {
	/** Of one payment, in cents */
	grossOfOne: number | null
	resultOfOne: number | null
	/** Of the merchant, in money */
	contribution: number
	monthsToEarnBack: number | null
	monthsStaying: number | null
	lifetimeValue: number | null
}
export type Statement = { lines: StatementLines; unit: UnitLines }

type Given = readonly { id: string; start: string }[]

/** As the lesson gives it, and with the reader's own figures in their place. Null where the lesson lacks one. */
export function readStatement(given: Given, rows: readonly Cells[]): { asGiven: Statement; yours: Statement } | null {
	const asGiven = figuresOf(given, () => undefined)
	const yours = figuresOf(given, (id) => cellsFor(rows, id).value)
	return asGiven && yours && { asGiven: account(asGiven), yours: account(yours) }
}

function figuresOf(given: Given, typed: (id: Input) => string | undefined): Figures | null {
	const figures = STATEMENT_INPUTS.map((id) => {
		const start = given.find((row) => row.id === id)?.start
		const own = numberIn(typed(id) ?? '')
		return [id, own ?? (start === undefined ? null : numberIn(start))] as const
	})
	if (figures.some(([, value]) => value === null)) return null
	return Object.fromEntries(figures) as Figures
}

/** A million payments of one cent are ten thousand of money */
const THOUSANDS = 10

function account(figures: Figures): Statement {
	const { payments, fee, fraud, hosting, support, engineering, selling, general, churn } = figures
	const inYear = (cents: number) => payments * cents * THOUSANDS
	const net = inYear(fee - figures['passed-on'])
	const gross = net - inYear(fraud + hosting + support)
	const result = gross - engineering - selling - general
	const perPayment = figures['merchant-fee'] - figures['passed-on'] - fraud - hosting
	const contribution = (figures['merchant-payments'] * perPayment) / 100 - figures['merchant-support']
	const monthsStaying = over(100, churn)
	return {
		lines: {
			...{ fees: inYear(fee), passedOn: inYear(figures['passed-on']), net },
			...{ fraud: inYear(fraud), hosting: inYear(hosting), support: inYear(support), gross },
			...{ engineering, selling, general, result },
		},
		unit: {
			grossOfOne: over(gross, payments * THOUSANDS),
			resultOfOne: over(result, payments * THOUSANDS),
			contribution,
			monthsToEarnBack: over(figures['cost-to-win'], contribution),
			monthsStaying,
			lifetimeValue: monthsStaying === null ? null : monthsStaying * contribution,
		},
	}
}

function over(value: number, by: number): number | null {
	return by > 0 ? value / by : null
}
