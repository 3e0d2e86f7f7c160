import { Form, Link } from '@remix-run/react'
import type { MarkView } from '~/domain/progress/mark-view'
import type { FormAnswer } from '~/http/forms'
import { MarkItem } from '../reader/mark-item'
import { Icon } from '../ui/icon'
import { Section } from '../ui/section'

type Module = {
	key: string
	title: string
	marks: (MarkView & { part: string; to: string | null; on: string })[]
	bookmarks: { part: string; slug: string; to: string | null }[]
}

/** One module of the notes page: bookmarks, then marks in the order of its parts. */
export function ModuleNotes({ module, answer }: { module: Module; answer: FormAnswer | null | undefined }) {
	return (
		<Section id={`m-${module.key.replaceAll('/', '-')}`} title={module.title}>
			{module.bookmarks.length > 0 ? (
				<ul className="rows">
					{module.bookmarks.map((bookmark) => (
						<li key={bookmark.slug}>
							<Icon name="bookmarked" />
							<span className="grow">
								{bookmark.to ? <Link to={bookmark.to}>{bookmark.part}</Link> : bookmark.part}
							</span>
							<Form method="post" preventScrollReset>
								<input type="hidden" name="module" value={module.key} />
								<input type="hidden" name="part" value={bookmark.slug} />
								<button
									className="btn text sm"
									type="submit"
									name="intent"
									value="unbookmark"
									aria-label={`Take the bookmark out: ${bookmark.part}`}
								>
									Take it out
								</button>
							</Form>
						</li>
					))}
				</ul>
			) : null}
			{module.marks.length > 0 ? (
				<ul className="marks-list">
					{module.marks.map((mark) => (
						<MarkItem key={mark.id} mark={mark} answer={answer}>
							<span className="small soft">
								{mark.to ? <Link to={mark.to}>{mark.part}</Link> : mark.part}, {mark.on}
							</span>
						</MarkItem>
					))}
				</ul>
			) : null}
		</Section>
	)
}
