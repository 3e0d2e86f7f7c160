import { Form } from '@remix-run/react'
import { type FocusEvent, type FormEvent, useRef, useState } from 'react'
import type { WorksheetView } from '~/domain/progress/part-view'
import { type Cells, SHEETS } from '~/domain/worksheet/sheet'
import { Icon } from '../ui/icon'
import { useAutosave } from '../ui/use-autosave'
import { useHydrated } from '../ui/use-hydrated'
import { LoopsPicture } from '../worksheet/loops'
import { RatingsPicture } from '../worksheet/ratings'
import { SheetTable } from '../worksheet/sheet-table'
import { SplitPicture } from '../worksheet/split'
import { StakeholdersPicture } from '../worksheet/stakeholders'
import { StatementPicture } from '../worksheet/statement'
import { TeamsPicture } from '../worksheet/teams'
import { Html } from './html'

/** Rows somebody finds empty at the end, to go on with */
const EMPTY_ROWS = 2

/** A table one fills in for oneself, and what is drawn of it: as one types, or after saving where JavaScript has not arrived. */
export function WorksheetPart({ block, passage }: { block: WorksheetView; passage: string }) {
	const hydrated = useHydrated()
	const form = useRef<HTMLFormElement>(null)
	const autosave = useAutosave(form, 'fill')
	const [typed, setTyped] = useState<Cells[] | null>(null)
	const { rows: which } = SHEETS[block.draws]
	const most = which === 'given' ? block.given.length : which.most
	const [count, setCount] = useState(Math.min(most, block.rows.length + EMPTY_ROWS))
	const read = (event: FormEvent<HTMLFormElement>) => {
		setTyped(rowsIn(new FormData(event.currentTarget)))
		autosave.later()
	}
	// From field to field one is still at it.
	const leave = (event: FocusEvent<HTMLFormElement>) => {
		if (!event.currentTarget.contains(event.relatedTarget)) autosave.now()
	}
	const words = autosave.problem ?? (autosave.says || (block.isKept ? 'Saved' : ''))
	const isRated = block.draws === 'ratings' && block.stage === 'done'
	return (
		<section className="sheet" id={block.id} aria-labelledby={`${block.id}-title`}>
			<header>
				<h2 className="h3" id={`${block.id}-title`}>
					{block.title}
				</h2>
				<span className="small soft">
					{block.minutes} min{block.isFurther ? ', going further, not required' : ''}
				</span>
			</header>
			<Html html={block.html} passage={passage} />
			<Form method="post" action={`#${block.id}`} ref={form} onInput={read} onBlur={leave} preventScrollReset>
				<input type="hidden" name="intent" value="fill" />
				<input type="hidden" name="part" value={block.id} />
				{isRated ? null : <SheetTable key={block.stage} block={block} count={count} />}
				<footer>
					{hydrated && which !== 'given' && count < most ? (
						<button className="btn edge sm" type="button" onClick={() => setCount(count + 1)}>
							Add a row
						</button>
					) : null}
					{isRated || !hydrated ? (
						<button className="btn edge sm" type="submit" onClick={autosave.drop}>
							{isRated ? 'Forget these and rate again' : 'Save'}
						</button>
					) : null}
					<span role="status">{words}</span>
				</footer>
			</Form>
			<div className="drawn">
				<Picture block={block} rows={typed ?? block.rows} />
			</div>
			<p className="lock small soft">
				<Icon name="lock" />
				Only you can read this. Not your manager, not an admin, not your cohort.
			</p>
		</section>
	)
}

function Picture({ block, rows }: { block: WorksheetView; rows: Cells[] }) {
	switch (block.draws) {
		case 'statement':
			return <StatementPicture given={block.given} rows={rows} />
		case 'split':
			return <SplitPicture given={block.given} limit={block.limit ?? 0} rows={rows} />
		case 'ratings':
			return <RatingsPicture given={block.given} rows={block.rows} />
		case 'teams':
			return <TeamsPicture rows={rows} />
		case 'loops':
			return <LoopsPicture rows={rows} />
		case 'stakeholders':
			return <StakeholdersPicture rows={rows} />
	}
}

/** "rows[2].from" as the form sends it. */
function rowsIn(data: FormData): Cells[] {
	const rows: Cells[] = []
	for (const [name, value] of data) {
		const [, index, column] = /^rows\[(\d+)\]\.(\w+)$/.exec(name) ?? []
		if (index === undefined || column === undefined || typeof value !== 'string') continue
		const row = rows[Number(index)] ?? {}
		if (value.trim()) row[column] = value.trim()
		rows[Number(index)] = row
	}
	return [...rows].map((row) => row ?? {})
}
