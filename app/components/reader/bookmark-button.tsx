import { Form } from '@remix-run/react'
import { Icon } from '../ui/icon'

export function BookmarkButton({ isSet, module, part }: { isSet: boolean; module: string; part: string }) {
	return (
		<Form method="post" className="bookmark" preventScrollReset>
			<input type="hidden" name="module" value={module} />
			<input type="hidden" name="part" value={part} />
			<button
				className="btn text sm"
				type="submit"
				name="intent"
				value={isSet ? 'unbookmark' : 'bookmark'}
				aria-pressed={isSet}
			>
				<Icon name={isSet ? 'bookmarked' : 'bookmark'} />
				Bookmark
			</button>
		</Form>
	)
}
