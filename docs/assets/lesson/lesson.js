// Quizzes work without this file. It adds two things: the answer is said aloud by
// screen readers, and one answer of a quiz is open at a time. Nothing is stored or sent.
(function () {
  'use strict';
  document.querySelectorAll('.quiz').forEach(function (quiz) {
    var said = quiz.querySelector('.said');
    var shown; // the answer opened last: events of two opened quickly arrive one by one
    quiz.querySelectorAll('details').forEach(function (answer) {
      answer.addEventListener('toggle', function () {
        if (answer.open) {
          if (shown && shown !== answer) shown.open = false;
          shown = answer;
          said.textContent = answer.querySelector('.feedback').textContent;
        } else if (shown === answer) {
          shown = null;
          said.textContent = '';
        }
      });
    });
  });
  // A theme may open everything for the printer; a printed page shows no answers.
  addEventListener('beforeprint', function () {
    document.querySelectorAll('.quiz details').forEach(function (answer) {
      answer.open = false;
    });
  });
})();
