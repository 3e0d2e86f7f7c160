import { Link, useNavigate } from '@remix-run/react'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import type { SearchAnswer } from '~/domain/search/kinds'
import { paths } from '~/paths'
import { type Command, namedSo } from '../shell/pages'
import { SEARCH_AWAY } from './away'
import { useAnswer } from './use-answer'

export type PaletteProps = { commands: Command[]; onClose(): void }

type Option = { to: string; name: string; about: string; isPage?: true }

const MOST_RESULTS = 7
const MOST_COMMANDS = 3

/**
 * Search and pages by keyboard: a combobox in a dialog. Results come as one types; what is shown always belongs to what
 * stands in the field when Enter is pressed, or else Enter opens the search page.
 */
export function Palette({ commands, onClose }: PaletteProps) {
	const dialog = useRef<HTMLDialogElement>(null)
	const id = useId()
	const navigate = useNavigate()
	const [typed, setTyped] = useState('')
	// By its address: a late answer may put another one in its place.
	const [chosen, setChosen] = useState<string | null>(null)
	const { answer, isAway, isWaiting, askAgain } = useAnswer(typed.trim())
	const options = listOptions(typed.trim(), commands, answer, isAway)
	const at = options.findIndex(({ to }) => to === chosen)
	const active = at === -1 ? 0 : at
	const activeId = options.length > 0 ? `${id}-${active}` : undefined

	useEffect(() => {
		dialog.current?.showModal()
	}, [])
	useEffect(() => {
		if (activeId) document.getElementById(activeId)?.scrollIntoView({ block: 'nearest' })
	}, [activeId])

	const onKeyDown = (event: KeyboardEvent) => {
		if (event.nativeEvent.isComposing) return
		const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
		if (step !== 0) {
			event.preventDefault()
			setChosen(options.at((active + step) % options.length)?.to ?? null)
		} else if (event.key === 'Enter') {
			event.preventDefault()
			const isStale = isWaiting && at === -1 && !options[0]?.isPage
			// Without a network the search page could not be opened, and the page under this one would be lost.
			if (options.length === 0 || (isStale && !navigator.onLine)) return void askAgain()
			const to = isStale ? paths.search({ q: typed.trim() }) : options[active]?.to
			dialog.current?.close()
			if (to) navigate(to)
		}
	}
	return (
		<dialog
			ref={dialog}
			className="palette"
			aria-label="Search"
			onClose={onClose}
			onClick={(event) => event.target === dialog.current && dialog.current?.close()}
			onKeyDown={onKeyDown}
		>
			<div className="palette-box">
				<input
					className="input"
					type="text"
					role="combobox"
					aria-label="Search, or go to a page"
					aria-expanded={options.length > 0}
					aria-controls={`${id}-list`}
					aria-autocomplete="list"
					aria-activedescendant={activeId}
					autoComplete="off"
					spellCheck={false}
					maxLength={200}
					placeholder="Search, or go to a page"
					value={typed}
					onChange={(event) => {
						setTyped(event.target.value)
						setChosen(null)
					}}
				/>
				<p className={isAway ? 'small palette-note' : 'vh'} role="status">
					{isAway ? SEARCH_AWAY : isWaiting ? '' : says(typed.trim(), answer)}
				</p>
				{answer?.corrected ? (
					<p className="small soft palette-note">
						Showing results for <strong>{answer.corrected}</strong>
					</p>
				) : null}
				<div className="palette-list" role="listbox" id={`${id}-list`} aria-label="Results" aria-busy={isWaiting}>
					{options.map((option, index) => (
						<Link
							key={option.to}
							id={`${id}-${index}`}
							role="option"
							tabIndex={-1}
							aria-selected={index === active}
							to={option.to}
							className={option.isPage ? 'palette-page' : undefined}
							onPointerMove={() => setChosen(option.to)}
							onClick={() => dialog.current?.close()}
						>
							<span className="palette-name">{option.name}</span>
							<span className="small soft">{option.about}</span>
						</Link>
					))}
				</div>
				<p className="small soft palette-foot">
					<span>
						<kbd>↑</kbd> <kbd>↓</kbd> choose, <kbd>Enter</kbd> open, <kbd>Esc</kbd> close
					</span>
				</p>
			</div>
		</dialog>
	)
}

function listOptions(typed: string, commands: Command[], answer: SearchAnswer | undefined, isAway: boolean): Option[] {
	const named = namedSo(commands, typed).map(({ name, to }): Option => ({ name, to, about: 'Go to', isPage: true }))
	if (typed === '') return named
	const found = (answer?.results ?? []).slice(0, MOST_RESULTS).map(({ title, to, context }): Option => {
		return { name: title, to, about: context }
	})
	const all: Option = { name: `Everything on “${typed}”`, to: paths.search({ q: typed }), about: 'Search page' }
	const options = [...named.slice(0, MOST_COMMANDS), ...found, ...(isAway ? [] : [all])]
	return options.filter(({ to }, at) => options.findIndex((other) => other.to === to) === at)
}

function says(typed: string, answer: SearchAnswer | undefined): string {
	if (typed === '' || !answer) return ''
	const count = Math.min(answer.results.length, MOST_RESULTS)
	const found = count === 0 ? 'Nothing found' : count === 1 ? 'One result' : `${count} results`
	return answer.corrected ? `${found} for ${answer.corrected}` : found
}
