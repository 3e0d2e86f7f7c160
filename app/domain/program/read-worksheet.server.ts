import { DRAWS, HIGHEST_MARK, numberIn, SHEETS } from '../worksheet/sheet'
import { STATEMENT_INPUTS } from '../worksheet/statement'
import type { Worksheet } from './lesson'
import { amount, attribute, flag, optional, type ReportFault, reportRepeats } from './tag.server'
import { childrenOf, heldIn, kitNameOf, type Tag, toHtml, unwrapParagraph } from './tree.server'

/** As the panel of program-design: fewer raters show no spread */
const FEWEST_RATERS = 3

/** @param id read before, where ids of a lesson are compared */
export function readWorksheet(tag: Tag, id: string, fault: ReportFault): Worksheet | null {
	const title = attribute(tag, 'title', fault)
	const minutes = amount(tag, 'minutes', fault)
	const asked = attribute(tag, 'draws', fault)
	const draws = DRAWS.find((each) => each === asked)
	if (!draws) {
		if (asked) fault(`draws="${asked}" is none of ${DRAWS.join(', ')}`)
		return null
	}
	const given = heldIn(tag, 'Row').map((row) => ({
		id: attribute(row, 'id', fault),
		label: attribute(row, 'label', fault),
		start: optional(row, 'start') ?? '',
		panel: readPanel(row, fault),
		html: toHtml(unwrapParagraph(childrenOf(row))),
	}))
	reportRepeats(
		given.map((row) => row.id),
		'Row',
		fault,
	)
	const isFurther = flag(tag, 'further', fault)
	const sheet: Worksheet = {
		...{ kind: 'worksheet', id, title, minutes, isFurther, draws, given },
		limit: tag.props.limit === undefined ? null : amount(tag, 'limit', fault),
		html: toHtml(childrenOf(tag).filter((child) => kitNameOf(child) !== 'Row')),
	}
	for (const message of rowFaults(sheet)) fault(message)
	return sheet
}

/** panel="3 4 2": what each of an invented panel gave. */
function readPanel(row: Tag, fault: ReportFault): number[] {
	const panel = (optional(row, 'panel') ?? '').split(/\s+/).filter(Boolean).map(Number)
	if (panel.some((rating) => !Number.isInteger(rating) || rating < 1 || rating > HIGHEST_MARK))
		fault('panel="…" holds marks from 1 to 4 with spaces between them')
	return panel
}

function rowFaults({ draws, given, limit }: Worksheet): string[] {
	const isGiven = SHEETS[draws].rows === 'given'
	if (isGiven && given.length === 0) return [`draws="${draws}" needs a Row for each line`]
	if (!isGiven && given.length > 0) return [`draws="${draws}" is filled in by its reader and holds no Row`]
	if ((limit !== null) !== (draws === 'split')) return ['limit={…} is what a split has to share out, and of no other']
	if (draws === 'statement') return statementFaults(given)
	const noNumber = draws === 'split' ? given.filter(({ start }) => numberIn(start) === null) : []
	const tooFew = draws === 'ratings' ? given.filter(({ panel }) => panel.length < FEWEST_RATERS) : []
	return [
		...noNumber.map(({ id }) => `Row "${id}" needs start="…", what it costs`),
		...tooFew.map(({ id }) => `Row "${id}" needs panel="…" with ${FEWEST_RATERS} ratings or more`),
	]
}

function statementFaults(given: Worksheet['given']): string[] {
	const wanted: readonly string[] = STATEMENT_INPUTS
	return [
		...wanted.filter((id) => !given.some((row) => row.id === id)).map((id) => `there is no Row "${id}"`),
		...given.filter(({ id }) => !wanted.includes(id)).map(({ id }) => `Row "${id}" is no line of a statement`),
		...given.filter(({ start }) => numberIn(start) === null).map(({ id }) => `Row "${id}" needs start="…", a number`),
	]
}
